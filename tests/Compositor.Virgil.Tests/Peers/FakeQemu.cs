using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;

namespace Compositor.Virgil.Tests;

/// <summary>As much of a QEMU as a source sees: the QMP socket, the control connection, and the listeners, which a test drives.</summary>
internal sealed class FakeQemu : IDisposable
{
    public const string Console0 = "/org/qemu/Display1/Console_0";

    private readonly DirectoryInfo? _directory;
    private readonly Channel<FakePeer> _controls = Channel.CreateUnbounded<FakePeer>();
    private readonly Channel<FakePeer> _listeners = Channel.CreateUnbounded<FakePeer>();
    private readonly Channel<FakePeer> _speakers = Channel.CreateUnbounded<FakePeer>();
    private readonly Channel<FakePeer> _microphones = Channel.CreateUnbounded<FakePeer>();
    private readonly List<IDisposable> _owned = [];
    private readonly UnixListener _qmp;
    private int _pings;

    /// <summary>Starts to listen.</summary>
    /// <param name="path">Of the QMP socket; null for one in a folder that goes with this object.</param>
    public FakeQemu(string? path = null)
    {
        _directory = path is null ? Directory.CreateTempSubdirectory("fake-") : null;
        _qmp = UnixListener.Bind(path ?? $"{_directory!.FullName}/qmp");
        new Thread(Accept) { IsBackground = true, Name = "fake qmp" }.Start();
    }

    public string Address => $"qmp:{_qmp.Path}";

    public List<(string Label, string Type)> Consoles { get; } = [("fake.0", "Graphic")];

    public bool IsAbsolute { get; init; }

    public int TouchSlots { get; init; }

    /// <summary>True for a machine with a sound device that can be listened to.</summary>
    public bool HasSound { get; init; }

    public (uint Width, uint Height) Size { get; init; } = (640, 480);

    /// <summary>How long to wait for a connection.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public bool AnswersPings { get; set; } = true;

    public int Pings => Volatile.Read(ref _pings);

    public Task<FakePeer> ControlAsync() => NextAsync(_controls);

    public Task<FakePeer> ListenerAsync() => ReadyAsync(_listeners);

    /// <summary>The end of a connection for what the guest plays.</summary>
    public Task<FakePeer> SpeakerAsync() => ReadyAsync(_speakers);

    /// <summary>The end of a connection for what the guest records.</summary>
    public Task<FakePeer> MicrophoneAsync() => ReadyAsync(_microphones);

    public void Dispose()
    {
        _qmp.Dispose();
        lock (_owned)
        {
            _owned.ForEach(owned => owned.Dispose());
        }

        _directory?.Delete(recursive: true);
    }

    private async Task<FakePeer> ReadyAsync(Channel<FakePeer> channel)
    {
        var peer = await NextAsync(channel);
        await peer.Ready.WaitAsync(Patience);
        return peer;
    }

    private async Task<FakePeer> NextAsync(Channel<FakePeer> channel)
    {
        using var late = new CancellationTokenSource(Patience);
        return await channel.Reader.ReadAsync(late.Token);
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                using var client = _qmp.Accept();
                Serve(client);
            }
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private void Serve(UnixSocket client)
    {
        try
        {
            Answer(client);
        }
        catch (UnixException)
        {
            // This client has gone; the next one may come.
        }
    }

    private void Answer(UnixSocket client)
    {
        client.Send("{\"QMP\": {\"version\": {}, \"capabilities\": []}}\r\n{\"event\": \"RESUME\"}\r\n"u8);
        var buffer = new byte[4096];
        List<SafeFd> fds = [];
        var text = string.Empty;
        while (client.Receive(buffer, fds) is var count and > 0)
        {
            text += Encoding.UTF8.GetString(buffer, 0, count);
            while (text.IndexOf('\n') is var end and >= 0)
            {
                var command = JsonNode.Parse(text[..end])!["execute"]!.ToString();
                text = text[(end + 1)..];
                client.Send("{\"return\": {}}\r\n"u8);
                if (command == "add_client")
                {
                    Add(_controls, new FakePeer(new UnixSocket(fds[0]), Answer));
                    fds.Clear();
                }
            }
        }
    }

    private void Add(Channel<FakePeer> channel, FakePeer peer)
    {
        lock (_owned)
        {
            _owned.Add(peer);
        }

        channel.Writer.TryWrite(peer);
    }

    private bool Answer(FakePeer peer, FakeCall call)
    {
        switch (call.Member)
        {
            case "GetManagedObjects":
                peer.Reply(call, VmDescription.Signature, Describe);
                return true;
            case "RegisterListener" or "RegisterOutListener" or "RegisterInListener":
                peer.Reply(call);
                Add(call.Member switch { "RegisterListener" => _listeners, "RegisterOutListener" => _speakers, _ => _microphones }, new FakePeer(new UnixSocket(call.Descriptor!)));
                return true;
            case "Ping":
                if (AnswersPings)
                {
                    peer.Reply(call);
                }

                Interlocked.Increment(ref _pings);

                return true;
            default:
                return false;
        }
    }

    private void Describe(DBusWriter writer)
    {
        var objects = writer.BeginArray(8);
        Object(writer, Names.VmPath, Names.Vm, () =>
        {
            Property(writer, "Name", "s", () => writer.WriteString("fake"));
            Property(writer, "UUID", "s", () => writer.WriteString("00000000-0000-0000-0000-000000000000"));
        });
        if (HasSound)
        {
            Object(writer, Names.Audio, Names.AudioInterface, () => Property(writer, "NSamples", "u", () => writer.WriteUInt32(480)));
        }

        for (var i = Consoles.Count - 1; i >= 0; i--)
        {
            var console = Consoles[i];
            Object(writer, $"/org/qemu/Display1/Console_{i}", Names.Console, () =>
            {
                Property(writer, "Label", "s", () => writer.WriteString(console.Label));
                Property(writer, "Type", "s", () => writer.WriteString(console.Type));
                Property(writer, "Width", "u", () => writer.WriteUInt32(Size.Width));
                Property(writer, "Height", "u", () => writer.WriteUInt32(Size.Height));
                Property(writer, "IsAbsolute", "b", () => writer.WriteBoolean(IsAbsolute));
                Property(writer, "MaxSlots", "i", () => writer.WriteInt32(TouchSlots));
                Property(writer, "Interfaces", "as", () => writer.EndArray(writer.BeginArray(4)));
            });
        }

        writer.EndArray(objects);
    }

    private static void Object(DBusWriter writer, string path, string @interface, Action properties)
    {
        writer.BeginStructure();
        writer.WriteString(path);
        var interfaces = writer.BeginArray(8);
        writer.BeginStructure();
        writer.WriteString(@interface);
        var values = writer.BeginArray(8);
        properties();
        writer.EndArray(values);
        writer.EndArray(interfaces);
    }

    public static void Property(DBusWriter writer, string name, string signature, Action value)
    {
        writer.BeginStructure();
        writer.WriteString(name);
        writer.WriteSignature(signature);
        value();
    }
}
