using System.Text;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>What any channel may be told and only needs to be noted.</summary>
internal static partial class BaseNotices
{
    private const int LongestText = 512;

    /// <summary>Notes a message; one that nobody knows is passed over, as servers newer than this client may have more.</summary>
    public static void Handle(ushort type, ReadOnlySpan<byte> body, ILogger log)
    {
        if ((BaseMessage)type == BaseMessage.Notify)
        {
            // Time, severity, visibility, what, length of the text.
            var reader = new BodyReader(body);
            _ = reader.ReadBytes(20);
            var text = Encoding.UTF8.GetString(reader.ReadBytes((uint)Math.Min(reader.ReadCount(1), LongestText))).TrimEnd('\0');
            LogNotice(log, text);
        }
    }

    [LoggerMessage(LogLevel.Information, "the server says: {Text}")]
    private static partial void LogNotice(ILogger log, string text);
}
