using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Threading.Channels;
using Compositor.Plugins.Spice;
using Compositor.Unix;

namespace Compositor.Spice.Tests.Fakes;

/// <summary>
/// A whole SPICE server in this process, on a unix socket: links every channel of every client, whatever the ticket, lists its channels, and then
/// says what a test makes it say.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    private const uint Session = 4711;
    private const uint AllCommon = 0b1011;
    private static readonly byte[] Key = MakeKey();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spice-");
    private readonly Dictionary<ChannelKind, Channel<ScriptedChannel>> _linked = Enum.GetValues<ChannelKind>().ToDictionary(kind => kind, _ => Channel.CreateUnbounded<ScriptedChannel>());
    private readonly List<UnixSocket> _sockets = [];
    private readonly UnixListener _listener;
    private readonly ChannelKind[] _offered;

    /// <summary>Starts to listen.</summary>
    /// <param name="offered">The channels besides main, one of each.</param>
    public ScriptedServer(params ChannelKind[] offered)
    {
        _offered = offered;
        _listener = UnixListener.Bind(Path.Combine(_folder.FullName, "spice"));
        new Thread(Accept) { IsBackground = true, Name = "scripted spice" }.Start();
    }

    public string Address => $"spice+unix://{_listener.Path}";

    /// <summary>What the main channel says instead of its greeting; null for the greeting.</summary>
    public Action<ScriptedChannel>? Greeting { get; init; }

    /// <summary>Waits for a channel of the next client.</summary>
    public async Task<ScriptedChannel> ChannelAsync(ChannelKind kind)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _linked[kind].Reader.ReadAsync(late.Token);
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Shutdown());
        }

        _folder.Delete(recursive: true);
    }

    private static byte[] MakeKey()
    {
        using var key = RSA.Create(1024);
        return key.ExportSubjectPublicKeyInfo();
    }

    private static byte[] Words(params uint[] words)
    {
        var bytes = new byte[words.Length * sizeof(uint)];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), words[i]);
        }

        return bytes;
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.Accept();
                lock (_sockets)
                {
                    _sockets.Add(socket);
                }

                new Thread(() => Serve(socket)) { IsBackground = true, Name = "scripted spice channel" }.Start();
            }
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private void Serve(UnixSocket socket)
    {
        using (socket)
        {
            try
            {
                if (Link(socket) is { } channel)
                {
                    Speak(channel);
                }
            }
            catch (Exception e) when (e is UnixException or ObjectDisposedException)
            {
                // The client has gone.
            }

            lock (_sockets)
            {
                _sockets.Remove(socket);
            }
        }
    }

    // Request, answer with a key, mechanism and ticket, and the result: the ticket is right.
    private ScriptedChannel? Link(UnixSocket socket)
    {
        var header = new byte[16];
        if (!ScriptedChannel.ReceiveAll(socket, header))
        {
            return null;
        }

        var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12))];
        if (!ScriptedChannel.ReceiveAll(socket, body))
        {
            return null;
        }

        byte[] reply = [.. Words(0), .. Key, .. Words(1, 1, 178, AllCommon, uint.MaxValue)];
        socket.Send([.. header.AsSpan(0, 12), .. Words((uint)reply.Length), .. reply]);
        if (!ScriptedChannel.ReceiveAll(socket, new byte[4 + 128]))
        {
            return null;
        }

        socket.Send(Words(0));
        return new ScriptedChannel(socket, (ChannelKind)body[4]);
    }

    private void Speak(ScriptedChannel channel)
    {
        if (channel.Kind == ChannelKind.Main)
        {
            Greet(channel);
        }

        _linked[channel.Kind].Writer.TryWrite(channel);
        channel.Drain();
    }

    private void Greet(ScriptedChannel main)
    {
        if (Greeting is { } greeting)
        {
            greeting(main);
            return;
        }

        // Session, display hint, mouse modes supported and current, agent connected, its tokens, time, memory hint.
        main.Send((ushort)MainMessage.Init, Words(Session, 1, 1, 1, 0, 10, 0, 0));
        main.Drain(until: (ushort)MainReply.AttachChannels);
        main.Send((ushort)MainMessage.ChannelsList, [.. Words((uint)_offered.Length), .. _offered.SelectMany(kind => (byte[])[(byte)kind, 0])]);
    }
}
