using System.Globalization;

namespace Compositor.SourceClient;

/// <summary>The command line.</summary>
/// <param name="Kind">Of the source.</param>
/// <param name="Sessions">How many of it, 1 to 64.</param>
/// <param name="Settings">The source's own.</param>
internal sealed record ClientOptions(string Kind, int Sessions, IReadOnlyDictionary<string, object> Settings)
{
    /// <summary>How it is written.</summary>
    public const string Usage = """
        usage: source-client [--sessions 1-64] [--SETTING VALUE]... KIND ADDRESS
        A source without a compositor: KIND is spice, vnc or stream, settings are those of such a source (--compression lz, --encoding tight). Prints "display WxH" when a picture is there, "ended REASON" when a session ends;
        "allocated" on stdin prints the bytes allocated up to now, "commits" how often something was shown, "dump PATH" writes the first session's picture
        as PPM. Ends with stdin.
        """;

    /// <summary>Reads it; null when it is wrong.</summary>
    public static ClientOptions? Parse(string[] args)
    {
        var settings = new Dictionary<string, object>(StringComparer.Ordinal);
        var sessions = 1;
        for (; args is [['-', '-', .. var name], var value, ..]; args = args[2..])
        {
            switch (name)
            {
                case "sessions" when int.TryParse(value, CultureInfo.InvariantCulture, out sessions) && sessions is >= 1 and <= 64:
                    break;
                case "sessions":
                    return null;
                default:
                    settings[name] = value;
                    break;
            }
        }

        if (args is not [var kind, var address])
        {
            return null;
        }

        settings["address"] = address;
        return new ClientOptions(kind, sessions, settings);
    }
}
