using System.ComponentModel;
using System.Windows;

namespace Prism.Common;

/// <summary>A value that tells when it changes.</summary>
public class ObservableObject<T> : FrameworkElement, INotifyPropertyChanged
{
    public static readonly DependencyProperty ValueProperty = DependencyProperty.Register(
        nameof(Value), typeof(T), typeof(ObservableObject<T>), new PropertyMetadata(null, OnValueChanged));

    public event PropertyChangedEventHandler? PropertyChanged;

    public T Value
    {
        get => (T)GetValue(ValueProperty);
        set => SetValue(ValueProperty, value);
    }

    private static void OnValueChanged(DependencyObject element, DependencyPropertyChangedEventArgs args)
    {
        var self = (ObservableObject<T>)element;
        self.PropertyChanged?.Invoke(self, new PropertyChangedEventArgs(nameof(Value)));
    }
}
