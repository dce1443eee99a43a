namespace Compositor.Shell.Control;

/// <summary>What can be wrong with a request, for programs.</summary>
internal static class ControlCodes
{
    /// <summary>Not a JSON object, or with members that the verb does not have.</summary>
    public const string BadRequest = "bad-request";

    /// <summary>A line longer than the limit.</summary>
    public const string TooLong = "too-long";

    /// <summary>Too many connections.</summary>
    public const string Busy = "busy";

    public const string UnknownVerb = "unknown-verb";

    public const string UnknownSource = "unknown-source";

    public const string UnknownOutput = "unknown-output";

    public const string UnknownLayout = "unknown-layout";

    public const string UnknownKey = "unknown-key";

    public const string UnknownTransfer = "unknown-transfer";

    /// <summary>The source is away, takes no input, or has no picture.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The request was right and yet it went wrong.</summary>
    public const string Failed = "failed";
}
