using System.Text.Json.Serialization;

namespace PluginIm.Messaging.Journal;

/// <summary>How a <see cref="ConferenceRow"/> is written and read, without looking at the types while the program runs.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ConferenceRow))]
internal sealed partial class ConferenceRowJson : JsonSerializerContext;
