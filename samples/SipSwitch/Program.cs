using SipSwitch.Hosting;

return await SwitchCommand.Create().Parse(args).InvokeAsync();
