using System.Buffers.Binary;
using System.Text.Unicode;
using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>Reads and writes the bodies of the clipboard's messages; what stands before them depends on what the agent can.</summary>
internal static class ClipboardBody
{
    private const uint NoFormat = 0;
    private const int MostFormats = 64;
    private const int SelectionLength = 4;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>A format of the protocol; null for one that is none of ours.</summary>
    public static ClipboardFormat? FormatOf(uint type) => type switch
    {
        1 => ClipboardFormat.Text,
        2 => ClipboardFormat.Png,
        _ => null,
    };

    /// <summary>Reads the selection; true when it is the clipboard.</summary>
    public static bool IsForUs(ref BodyReader reader, AgentCapabilities agent)
    {
        if (!agent.HasFlag(AgentCapabilities.ClipboardSelection))
        {
            return true;
        }

        var selection = reader.ReadByte();
        _ = reader.ReadBytes(SelectionLength - 1);
        return selection == 0;
    }

    /// <summary>The formats of a grab that we know.</summary>
    public static List<ClipboardFormat> ReadFormats(BodyReader reader)
    {
        var formats = new List<ClipboardFormat>();
        for (var i = 0; i < MostFormats && reader.Left >= sizeof(uint); i++)
        {
            if (FormatOf(reader.ReadUInt32()) is { } format && !formats.Contains(format))
            {
                formats.Add(format);
            }
        }

        return formats;
    }

    /// <summary>A copy of what came, as the contract has it; empty when it is not what it says it is.</summary>
    public static ReadOnlyMemory<byte> ReadContent(ClipboardFormat format, ReadOnlySpan<byte> bytes, AgentCapabilities agent)
    {
        if (format == ClipboardFormat.Png)
        {
            return bytes.StartsWith(PngSignature) && bytes.Length <= IClipboard.MostBytes ? bytes.ToArray() : default;
        }

        bytes = bytes.TrimEnd((byte)0);
        if (!Utf8.IsValid(bytes) || bytes.Length > IClipboard.MostBytes)
        {
            return default;
        }

        return agent.HasFlag(AgentCapabilities.GuestLinesCrLf) ? LineEnds.ToLf(bytes) : bytes.ToArray();
    }

    public static byte[] WriteGrab(AgentCapabilities agent, uint serial, IReadOnlyList<ClipboardFormat> formats)
    {
        var isCounted = agent.HasFlag(AgentCapabilities.GrabSerial);
        var body = New(agent, (formats.Count + (isCounted ? 1 : 0)) * sizeof(uint), out var rest);
        if (isCounted)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, serial);
            rest = rest[sizeof(uint)..];
        }

        for (var i = 0; i < formats.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest[(i * sizeof(uint))..], TypeOf(formats[i]));
        }

        return body;
    }

    public static byte[] WriteRelease(AgentCapabilities agent) => New(agent, 0, out _);

    public static byte[] WriteRequest(AgentCapabilities agent, ClipboardFormat format)
    {
        var body = New(agent, sizeof(uint), out var rest);
        BinaryPrimitives.WriteUInt32LittleEndian(rest, TypeOf(format));
        return body;
    }

    public static byte[] WriteNothing(AgentCapabilities agent)
    {
        var body = New(agent, sizeof(uint), out var rest);
        BinaryPrimitives.WriteUInt32LittleEndian(rest, NoFormat);
        return body;
    }

    public static byte[] WriteContent(AgentCapabilities agent, ClipboardFormat format, ReadOnlySpan<byte> content)
    {
        if (format == ClipboardFormat.Text && agent.HasFlag(AgentCapabilities.GuestLinesCrLf))
        {
            content = LineEnds.ToCrLf(content);
        }

        var body = New(agent, sizeof(uint) + content.Length, out var rest);
        BinaryPrimitives.WriteUInt32LittleEndian(rest, TypeOf(format));
        content.CopyTo(rest[sizeof(uint)..]);
        return body;
    }

    public static byte[] WriteMaximum(int bytes)
    {
        var body = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(body, bytes);
        return body;
    }

    private static byte[] New(AgentCapabilities agent, int length, out Span<byte> rest)
    {
        // Selection 0 is the clipboard; three bytes of padding.
        var begin = agent.HasFlag(AgentCapabilities.ClipboardSelection) ? SelectionLength : 0;
        var body = new byte[begin + length];
        rest = body.AsSpan(begin);
        return body;
    }

    private static uint TypeOf(ClipboardFormat format) => format == ClipboardFormat.Text ? 1u : 2u;
}
