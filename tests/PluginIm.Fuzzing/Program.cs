using PluginIm.Fuzzing;

Console.WriteLine(string.Join(' ', WireFiles.NamesIn("Rfc4475")));
