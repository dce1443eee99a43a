using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Microsoft.Extensions.Time.Testing;

namespace Compositor.Virgil.Tests;

/// <summary>A source that is connected to a fake QEMU, in stepped time, with the calls that QEMU makes on its first listener.</summary>
internal sealed class FakeSession : IAsyncDisposable
{
    private const string Map = "org.qemu.Display1.Listener.Unix.Map";

    private FakeSession(FakeQemu qemu, ISound? sound, (string, object)[] settings)
    {
        Qemu = qemu;
        Host = new RecordingHost(Time) { Sound = sound };
        Source = new RunningSource(Host, [("address", qemu.Address), .. settings]);
    }

    public FakeQemu Qemu { get; }

    public FakeTimeProvider Time { get; } = new();

    public RecordingHost Host { get; }

    public RunningSource Source { get; }

    public FakePeer Control { get; private set; } = null!;

    public FakePeer Listener { get; private set; } = null!;

    public RecordingSurface Surface => Host[0];

    public IInputSink Input => Surface.Options!.Input!;

    public static Task<FakeSession> StartAsync(FakeQemu? qemu = null, params (string Key, object Value)[] settings) => StartAsync(qemu ?? new FakeQemu(), null, settings);

    /// <summary>One whose guest has a sound device, in a shell that has sound.</summary>
    public static Task<FakeSession> StartWithSoundAsync(ISound sound) => StartAsync(new FakeQemu { HasSound = true }, sound, []);

    private static async Task<FakeSession> StartAsync(FakeQemu qemu, ISound? sound, (string Key, object Value)[] settings)
    {
        var session = new FakeSession(qemu, sound, settings);
        session.Control = await session.Qemu.ControlAsync();
        session.Listener = await session.Qemu.ListenerAsync();
        return session;
    }

    public static byte[] Pattern(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public Task<DBusReply> ScanoutAsync(uint width, uint height, uint stride, uint format, byte[] bytes) => Listener.CallAsync(Names.Listener, "Scanout", "uuuuay", writer =>
    {
        Numbers(writer, width, height, stride, format);
        writer.WriteBytes(bytes);
    });

    public Task<DBusReply> UpdateAsync(int x, int y, int width, int height, uint stride, uint format, byte[] bytes) => Listener.CallAsync(Names.Listener, "Update", "iiiiuuay", writer =>
    {
        Numbers(writer, (uint)x, (uint)y, (uint)width, (uint)height, stride, format);
        writer.WriteBytes(bytes);
    });

    public async Task<DBusReply> ScanoutMapAsync(SafeFd fd, uint offset, uint width, uint height, uint stride, uint format = PixmanFormat.X8R8G8B8)
    {
        var reply = await Listener.CallAsync(Map, "ScanoutMap", "huuuuu", writer => Numbers(writer, 0, offset, width, height, stride, format), fd);

        // The answer comes before the picture is shown, so that no guest waits; the next call is answered after it.
        await Listener.CallAsync("org.freedesktop.DBus.Peer", "Ping", string.Empty, _ => { });
        return reply;
    }

    public Task<DBusReply> UpdateMapAsync(int x, int y, int width, int height) => RectAsync(Map, "UpdateMap", x, y, width, height);

    public Task<DBusReply> ScanoutDmaBufAsync(SafeFd fd, uint width, uint height, uint stride, FourCc format, ulong modifier, bool bottomUp) =>
        Listener.CallAsync(Names.Listener, "ScanoutDMABUF", "huuuutb", writer =>
        {
            Numbers(writer, 0, width, height, stride, format.Code);
            writer.WriteUInt64(modifier);
            writer.WriteBoolean(bottomUp);
        }, fd);

    public Task<DBusReply> UpdateDmaBufAsync(int x, int y, int width, int height) => RectAsync(Names.Listener, "UpdateDMABUF", x, y, width, height);

    public Task<DBusReply> DisableAsync() => Listener.CallAsync(Names.Listener, "Disable", string.Empty, _ => { });

    public Task<DBusReply> MouseSetAsync(int x, int y, bool on) => Listener.CallAsync(Names.Listener, "MouseSet", "iii", writer => Numbers(writer, (uint)x, (uint)y, on ? 1u : 0));

    public void Announce(uint width, uint height) => Control.Signal(FakeQemu.Console0, Names.Console, writer =>
    {
        FakeQemu.Property(writer, "Width", "u", () => writer.WriteUInt32(width));
        FakeQemu.Property(writer, "Height", "u", () => writer.WriteUInt32(height));
    });

    /// <summary>Waits until the control connection's messages so far have been handled: a call is refused after them.</summary>
    public async Task SyncAsync()
    {
        try
        {
            await Control.CallFromAsync("/x", "x.y", "Z", string.Empty, _ => { }).WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (DBusErrorException)
        {
            // As wanted.
        }
    }

    /// <summary>The reason why the source has ended.</summary>
    public async Task<SourceException> FailureAsync()
    {
        try
        {
            await Source.Run.WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (SourceException e)
        {
            return e;
        }

        throw new InvalidOperationException("the source ended without a reason");
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        Qemu.Dispose();
        await Control.Ended;
        await Listener.Ended;
        Host.Dispose();
    }

    private static void Numbers(DBusWriter writer, params uint[] numbers)
    {
        foreach (var number in numbers)
        {
            writer.WriteUInt32(number);
        }
    }

    private Task<DBusReply> RectAsync(string @interface, string member, int x, int y, int width, int height) =>
        Listener.CallAsync(@interface, member, "iiii", writer => Numbers(writer, (uint)x, (uint)y, (uint)width, (uint)height));
}
