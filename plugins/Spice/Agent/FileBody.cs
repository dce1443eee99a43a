using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Compositor.Plugins.Spice;

/// <summary>Writes the bodies of file messages, and says what those of an agent mean.</summary>
internal static class FileBody
{
    private const int IdLength = sizeof(uint);

    /// <summary>A key file of GLib's, with a NUL behind it.</summary>
    public static byte[] WriteStart(uint id, string name, long length)
    {
        var text = $"[vdagent-file-xfer]\nname={Escape(name)}\nsize={length.ToString(CultureInfo.InvariantCulture)}\n\0";
        var body = new byte[IdLength + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteUInt32LittleEndian(body, id);
        Encoding.UTF8.GetBytes(text, body.AsSpan(IdLength));
        return body;
    }

    public static byte[] WriteData(uint id, ReadOnlySpan<byte> data)
    {
        var body = new byte[IdLength + sizeof(ulong) + data.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(body, id);
        BinaryPrimitives.WriteUInt64LittleEndian(body.AsSpan(IdLength), (ulong)data.Length);
        data.CopyTo(body.AsSpan(IdLength + sizeof(ulong)));
        return body;
    }

    public static byte[] WriteCancel(uint id)
    {
        var body = new byte[IdLength + sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(body, id);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(IdLength), (uint)FileStatus.Cancelled);
        return body;
    }

    /// <summary>Why the guest has not taken a file.</summary>
    /// <param name="status">What it says.</param>
    /// <param name="details">What it adds, perhaps nothing.</param>
    public static string Explain(FileStatus status, ReadOnlySpan<byte> details) => status switch
    {
        FileStatus.Cancelled => "the guest has cancelled it",
        FileStatus.Error => "the guest could not write it",
        FileStatus.NotEnoughSpace when details.Length >= sizeof(ulong) =>
            $"the guest has too little space: {BinaryPrimitives.ReadUInt64LittleEndian(details)} bytes are free",
        FileStatus.NotEnoughSpace => "the guest has too little space",
        FileStatus.SessionLocked => "the guest's session is locked",
        FileStatus.NobodyLoggedIn => "nobody is logged in at the guest's desktop",
        FileStatus.Disabled => "the guest takes no files; its agent is set so",
        _ => $"the guest has refused it (status {(uint)status})",
    };

    // As g_key_file_set_string does.
    private static string Escape(string name)
    {
        var text = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        var spaces = text.Length - text.TrimStart(' ').Length;
        return string.Concat(Enumerable.Repeat("\\s", spaces)) + text[spaces..];
    }
}
