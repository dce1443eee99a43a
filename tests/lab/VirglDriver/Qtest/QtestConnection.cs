using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Compositor.VirglDriver;

/// <summary>QEMU's qtest protocol (QEMU documentation, "QTest Device Emulation Testing Framework"): ports and device memory, one text line each. One thread.</summary>
internal sealed class QtestConnection : IDisposable
{
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    /// <summary>Takes a connected socket.</summary>
    public QtestConnection(Socket socket)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(stream, Encoding.ASCII);
        _writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\n" };
    }

    public uint InDword(ushort port) => (uint)Ask($"inl 0x{port:x}");

    public void OutDword(ushort port, uint value) => Ask($"outl 0x{port:x} 0x{value:x}");

    public byte ReadByte(ulong address) => (byte)Ask($"readb 0x{address:x}");

    public ushort ReadWord(ulong address) => (ushort)Ask($"readw 0x{address:x}");

    public uint ReadDword(ulong address) => (uint)Ask($"readl 0x{address:x}");

    public void WriteByte(ulong address, byte value) => Ask($"writeb 0x{address:x} 0x{value:x}");

    public void WriteWord(ulong address, ushort value) => Ask($"writew 0x{address:x} 0x{value:x}");

    public void WriteDword(ulong address, uint value) => Ask($"writel 0x{address:x} 0x{value:x}");

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    // "OK", or "OK 0xVALUE"; interrupts are told in between as "IRQ ..." lines.
    private ulong Ask(string command)
    {
        _writer.WriteLine(command);
        string? line;
        do
        {
            line = _reader.ReadLine() ?? throw new DriverException("QEMU has closed its qtest socket");
        }
        while (line.StartsWith("IRQ ", StringComparison.Ordinal));
        if (line == "OK")
        {
            return 0;
        }

        return line.StartsWith("OK 0x", StringComparison.Ordinal) && ulong.TryParse(line.AsSpan(5), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new DriverException($"qtest answers \"{line}\" to \"{command}\"");
    }
}
