namespace Compositor.Sources;

/// <summary>Ends of lines, as guests have them and as the wall has them.</summary>
public static class LineEnds
{
    /// <summary>A copy in which CR LF is LF.</summary>
    public static byte[] ToLf(ReadOnlySpan<byte> text)
    {
        var result = new byte[text.Length - text.Count("\r\n"u8)];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                result[at++] = text[i];
            }
        }

        return result;
    }

    /// <summary>A copy in which LF is CR LF; what is so already stays.</summary>
    public static byte[] ToCrLf(ReadOnlySpan<byte> text)
    {
        var result = new byte[text.Length + text.Count((byte)'\n') - text.Count("\r\n"u8)];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            {
                result[at++] = (byte)'\r';
            }

            result[at++] = text[i];
        }

        return result;
    }
}
