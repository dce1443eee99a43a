using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compositor.Shell.Control;

/// <summary>How requests and replies are written; generated code, no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    Converters = [typeof(KebabCaseEnumConverter)])]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlReply))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>Enumerations as lower case words.</summary>
    internal sealed class KebabCaseEnumConverter()
        : JsonStringEnumConverter<Reports.SourceCondition>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
}
