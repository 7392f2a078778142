namespace PluginIm.Fuzzing;

/// <summary>Makes another input of one.</summary>
internal delegate byte[] Mutation(byte[] input, Random random);
