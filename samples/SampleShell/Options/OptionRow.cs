using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts.Options;

namespace SampleShell;

/// <summary>One of the agent's own options on the settings page. A value that does not fit is named and changes nothing.</summary>
internal sealed partial class OptionRow : ObservableObject
{
    private readonly ImOption _option;
    private readonly AgentOptions _options;
    private string _text;

    public OptionRow(ImOption option, AgentOptions options)
    {
        (_option, _options) = (option, options);
        _text = options.Find(option);
    }

    public string Name => _option.Name;

    /// <summary>What the agent knows it by; the name is the administrator's.</summary>
    public string Title => OptionWording.Of(_option).Title;

    /// <summary>What it does, and when a change holds.</summary>
    public string Meaning => $"{OptionWording.Of(_option).Meaning} {Effect}";

    public bool IsFlag => _option.Kind == ImOptionKind.Flag;

    public bool IsText => !IsFlag;

    public bool IsOn
    {
        get => bool.TryParse(_options.Find(_option), out var isOn) && isOn;
        set => Text = value ? "true" : "false";
    }

    /// <summary>What stands in the field.</summary>
    public string Text
    {
        get => _text;
        set
        {
            var text = value.Trim();
            if (!SetProperty(ref _text, text))
            {
                return;
            }

            Problem = text.Length == 0 || _option.Accepts(text) ? "" : Words.OptionExpected.With(OptionWording.Expected(_option));
            if (Problem.Length == 0)
            {
                _options.Choose(_option, text.Length == 0 ? null : text);
            }

            Refresh();
        }
    }

    /// <summary>What was expected instead of the value in the field; empty where that fits.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasProblem))]
    private string _problem = "";

    public bool HasProblem => Problem.Length > 0;

    private string Effect => _option.TakesEffect switch
    {
        ImOptionEffect.AtOnce => Words.OptionAtOnce,
        ImOptionEffect.NextSession => Words.OptionNextSession,
        _ => Words.OptionRestart,
    };

    private bool IsChosen => _options.IsChosen(_option) || HasProblem;

    /// <summary>Takes the choice back: what the administrator set holds.</summary>
    [RelayCommand(CanExecute = nameof(IsChosen))]
    private void Reset()
    {
        _options.Choose(_option, null);
        Problem = "";
        _text = _options.Find(_option);
        Refresh();
    }

    private void Refresh()
    {
        OnPropertyChanged(nameof(Text));
        OnPropertyChanged(nameof(IsOn));
        ResetCommand.NotifyCanExecuteChanged();
    }
}
