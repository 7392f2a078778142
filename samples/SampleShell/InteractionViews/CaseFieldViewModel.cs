using System.Globalization;
using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>A value of the case that the agent can change.</summary>
internal sealed partial class CaseFieldViewModel : ObservableObject
{
    private readonly Action<CaseField> _change;
    private CaseField _field;

    public CaseFieldViewModel(CaseField field, Action<CaseField> change)
    {
        _field = field;
        _change = change;
    }

    public string Key => _field.Key;

    public string Label => _field.Label;

    public string AutomationId => $"Case.{Key}";

    public bool IsFlag => _field.Type == CaseFieldType.Flag;

    public string Value
    {
        get => _field.Value;
        set
        {
            if (value != _field.Value)
            {
                Show(_field with { Value = value });
                _change(_field);
            }
        }
    }

    public bool Flag
    {
        get => string.Equals(Value, "true", StringComparison.OrdinalIgnoreCase);
        set => Value = value ? "true" : "false";
    }

    public string FlagText => Flag ? Words.Yes : Words.No;

    /// <summary>As people write the value, where that is another way; empty where it is not.</summary>
    public string Reading => _field.Type switch
    {
        CaseFieldType.Date when DateOnly.TryParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
            date.ToString("D", CultureInfo.CurrentCulture),
        CaseFieldType.DateTime when DateTimeOffset.TryParse(Value, CultureInfo.InvariantCulture, out var moment) =>
            moment.ToLocalTime().ToString("f", CultureInfo.CurrentCulture),
        CaseFieldType.Money when Value.Split(' ') is [var amount, var currency] && decimal.TryParse(amount, CultureInfo.InvariantCulture, out var money) =>
            $"{money.ToString("N2", CultureInfo.CurrentCulture)} {currency}",
        CaseFieldType.Date or CaseFieldType.DateTime or CaseFieldType.Money when Value.Length > 0 => Words.CaseNotOfType.With(Example),
        _ => "",
    };

    /// <summary>Whether it stands under a label of this group.</summary>
    public bool IsIn(string? group) => _field.Group == group;

    /// <summary>Takes what somebody else has changed.</summary>
    public void Show(CaseField field)
    {
        if (field == _field)
        {
            return;
        }

        _field = field;
        OnPropertyChanged(nameof(Label));
        OnPropertyChanged(nameof(Value));
        OnPropertyChanged(nameof(Flag));
        OnPropertyChanged(nameof(FlagText));
        OnPropertyChanged(nameof(Reading));
    }

    public override string ToString() => Label;

    private string Example => _field.Type switch
    {
        CaseFieldType.Date => "2026-03-31",
        CaseFieldType.DateTime => "2026-03-31T14:05+01:00",
        _ => "1234.50 EUR",
    };
}
