using System.Runtime.InteropServices;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>
/// The port that an agent in a guest has open: what the server writes there is printed in hexadecimal digits, and what stdin brings is read
/// by the server, as if an agent had written it. Main thread.
/// </summary>
internal sealed unsafe class AgentPort
{
    private readonly nint _server;
    private readonly CharDeviceInstance* _port;
    private readonly Queue<byte> _toServer = new();
    private bool _isOpen;

    public AgentPort(EventLoop loop, nint server)
    {
        _server = server;
        var calls = (CharDeviceInterface*)NativeMemory.AllocZeroed((nuint)sizeof(CharDeviceInterface));
        calls->Base = new BaseInterface("char_device", 1, 3);
        calls->State = loop.Keep<OnState>((_, isConnected) => Console.WriteLine($"agent-state {isConnected}"));
        calls->Write = loop.Keep<OnBytes>(Print);
        calls->Read = loop.Keep<OnBytes>(Fill);
        _port = (CharDeviceInstance*)NativeMemory.AllocZeroed((nuint)sizeof(CharDeviceInstance));
        _port->Interface = (nint)calls;
        _port->Subtype = Marshal.StringToCoTaskMemUTF8("vdagent");
    }

    private delegate void OnState(nint port, int isConnected);

    private delegate int OnBytes(nint port, byte* bytes, int count);

    /// <summary>An agent opens the port, or closes it.</summary>
    public void Open(bool isOpen)
    {
        if (isOpen != _isOpen)
        {
            _toServer.Clear();
            _ = isOpen ? SpiceLibrary.AddInterface(_server, (Instance*)_port) : SpiceLibrary.RemoveInterface((Instance*)_port);
            _isOpen = isOpen;
        }
    }

    /// <summary>The agent writes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _toServer.Enqueue(value);
        }

        if (_isOpen)
        {
            SpiceLibrary.WakeCharDevice(_port);
        }
    }

    private static int Print(nint port, byte* bytes, int count)
    {
        Console.WriteLine($"agent {Convert.ToHexString(new ReadOnlySpan<byte>(bytes, count))}");
        return count;
    }

    private int Fill(nint port, byte* bytes, int count)
    {
        var taken = 0;
        while (taken < count && _toServer.TryDequeue(out var value))
        {
            bytes[taken++] = value;
        }

        return taken;
    }
}
