using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>The conversation around the frames: properties, heads, pointers, input, silence.</summary>
public sealed class SessionTests : LiveTest
{
    [Fact]
    public async Task GetAll_names_what_the_listener_can_take_and_unknown_calls_are_refused()
    {
        await using var session = await FakeSession.StartAsync();
        var reply = await session.Listener.CallAsync(Names.Properties, "GetAll", "s", writer => writer.WriteString(Names.Listener));
        Assert.Equal([Names.ListenerMap, Names.ListenerDmaBuf2], Interfaces(reply));
        reply = await session.Listener.CallAsync(Names.Properties, "GetAll", "s", writer => writer.WriteString(Names.ListenerMap));
        Assert.Equal(new byte[8], reply.Body);
        await session.Listener.CallAsync(Names.Peer, "Ping", string.Empty, _ => { });
        var refusal = await Assert.ThrowsAsync<DBusErrorException>(() => session.Listener.CallAsync(Names.Listener, "Scanout3D", "u", writer => writer.WriteUInt32(1)));
        Assert.Equal(Names.UnknownMethod, refusal.Name);
        refusal = await Assert.ThrowsAsync<DBusErrorException>(() => session.Listener.CallAsync("org.qemu.Display1.Future", "X", string.Empty, _ => { }));
        Assert.Equal(Names.UnknownMethod, refusal.Name);
    }

    [Fact]
    public async Task Arguments_of_another_type_end_the_connection()
    {
        await using var session = await FakeSession.StartAsync();
        _ = session.Listener.CallAsync(Names.Listener, "MouseSet", "ii", writer => writer.WriteUInt64(1)).ContinueWith(task => task.Exception);
        Assert.IsType<ProtocolException>(await session.FailureAsync());
    }

    [Fact]
    public async Task Each_graphic_console_is_a_head()
    {
        var qemu = new FakeQemu();
        qemu.Consoles.AddRange([("vc", "Text"), ("fake.1", "Graphic")]);
        await using var session = await FakeSession.StartAsync(qemu);
        using var second = await qemu.ListenerAsync();
        Assert.Equal("fake.0", session.Host[0].Options!.Title);
        Assert.Equal("fake.1", session.Host[1].Options!.Title);
        second.Dispose();
        await session.FailureAsync();
        Assert.True(session.Host[0].Disposed && session.Host[1].Disposed);
    }

    [Fact]
    public async Task The_pointer_points_with_its_hot_spot_and_is_kept_for_the_next_connection()
    {
        using var qemu = new FakeQemu();
        var source = RunningSource.Create(("address", qemu.Address));
        using var host = new RecordingHost();
        await using (var first = new RunningSource(host, source))
        {
            var listener = await qemu.ListenerAsync();
            await listener.CallAsync(Names.Listener, "CursorDefine", "iiiiay", writer =>
            {
                foreach (var number in (int[])[3, 2, 1, 1])
                {
                    writer.WriteInt32(number);
                }

                writer.WriteBytes(FakeSession.Pattern(24));
            });
            await listener.CallAsync(Names.Listener, "MouseSet", "iii", writer =>
            {
                foreach (var number in (int[])[398, -1, 1])
                {
                    writer.WriteInt32(number);
                }
            });
            Assert.Equal((new Point(399, 0), true), host[0].Pointer);
            Assert.Equal((new Size(3, 2), new Point(1, 1)), (host[0].Cursor!.Size, host[0].Cursor!.HotSpot));
            Assert.Equal(FakeSession.Pattern(24), host[0].Cursor!.Argb.ToArray());
            await first.EndAsync();
            await listener.Ended;
        }

        using var next = new RecordingHost();
        await using var second = new RunningSource(next, source);
        var again = await qemu.ListenerAsync();
        Assert.Equal(new Size(3, 2), next[0].Cursor!.Size);
        await second.EndAsync();
        await again.Ended;
    }

    [Fact]
    public async Task Input_is_sent_in_order_in_QEMUs_numbers_without_wanting_answers()
    {
        await using var session = await FakeSession.StartAsync();
        var input = session.Input;
        Assert.Equal(PointerMode.Relative, input.PointerMode);
        input.Key(30, true);
        input.Key(100, true);
        input.Key(100, false);
        input.Key(84, true);
        input.PointerBy(3, -4);
        input.PointerTo(new Point(1, 1));
        input.Button(0x110, true);
        input.Button(0x112, true);
        input.Button(0x112, false);
        input.Button(0x115, true);
        input.Wheel(-1, 2);
        input.Reset();
        session.Surface.Options!.Display!.RequestSize(new Size(800, 600), new Size(200, 150));
        var calls = await session.Control.UntilAsync("Console.SetUIInfo(...)");
        Assert.Equal(
            [
                "Mouse.Release(0)", "Mouse.Release(1)", "Mouse.Release(2)",
                "Keyboard.Press(30)", "Keyboard.Press(184)", "Keyboard.Release(184)", "Mouse.RelMotion(3,-4)",
                "Mouse.Press(0)", "Mouse.Press(1)", "Mouse.Release(1)",
                "Mouse.Press(3)", "Mouse.Release(3)", "Mouse.Press(3)", "Mouse.Release(3)", "Mouse.Press(7)", "Mouse.Release(7)",
                "Keyboard.Release(30)", "Mouse.Release(0)", "Console.SetUIInfo(...)",
            ],
            calls);
    }

    [Fact]
    public async Task A_pointer_that_becomes_absolute_sends_positions_inside_the_console()
    {
        await using var session = await FakeSession.StartAsync(new FakeQemu { TouchSlots = 10 });
        await session.Control.UntilAsync("Mouse.Release(2)");
        session.Control.Signal(FakeQemu.Console0, Names.Mouse, writer => FakeQemu.Property(writer, "IsAbsolute", "b", () => writer.WriteBoolean(true)));
        await session.SyncAsync();
        Assert.Equal(PointerMode.Absolute, session.Input.PointerMode);
        session.Input.PointerBy(1, 1);
        session.Input.PointerTo(new Point(640, 480));
        session.Input.Button(0x110, true);
        session.Input.PointerTo(new Point(-1, 7));
        session.Input.Touch(9, TouchPhase.Down, 1.5, 2.5);
        session.Input.Touch(10, TouchPhase.Down, 1, 1);
        session.Input.Reset();
        var calls = await session.Control.UntilAsync("Mouse.Release(0)");
        Assert.Equal(["Mouse.SetAbsPosition(639,479)", "Mouse.Press(0)", "Mouse.SetAbsPosition(0,7)", "MultiTouch.SendEvent(...)", "Mouse.Release(0)"], calls);
    }

    [Fact]
    public async Task The_end_of_a_connection_lets_go_of_what_is_held()
    {
        var session = await FakeSession.StartAsync();
        session.Input.Key(42, true);
        await session.Source.EndAsync();
        Assert.Equal(["Mouse.Release(0)", "Mouse.Release(1)", "Mouse.Release(2)", "Keyboard.Press(42)", "Keyboard.Release(42)"], await session.Control.UntilAsync("Keyboard.Release(42)"));
        await session.DisposeAsync();
    }

    [Fact]
    public async Task Silence_ends_the_connection_and_answers_do_not()
    {
        await using var session = await FakeSession.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await session.Surface.UntilAsync(
                () =>
                {
                    session.Time.Advance(TimeSpan.FromMilliseconds(500));
                    return session.Qemu.Pings > i;
                },
                "a ping");
            await session.SyncAsync();
            Assert.False(session.Source.Run.IsCompleted);
        }

        session.Qemu.AnswersPings = false;
        await session.Surface.UntilAsync(
            () =>
            {
                session.Time.Advance(TimeSpan.FromSeconds(1));
                return session.Source.Run.IsCompleted;
            },
            "the end");
        Assert.Contains("does not answer", (await session.FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_control_connection_that_closes_ends_the_source_with_a_reason()
    {
        await using var session = await FakeSession.StartAsync();
        session.Control.Dispose();
        Assert.Equal("QEMU has closed the connection", (await session.FailureAsync()).Message);
    }

    private static List<string> Interfaces(DBusReply reply)
    {
        List<string> names = [];
        var reader = reply.Read("a{sv}");
        reader.BeginArray(8);
        reader.BeginStructure();
        Assert.Equal("Interfaces", reader.ReadString());
        reader.ReadVariant("as"u8);
        for (var end = reader.BeginArray(4); reader.Before(end);)
        {
            names.Add(reader.ReadString());
        }

        return names;
    }
}
