using Compositor.Plugins.Spice;
using Compositor.Sources;
using Compositor.Spice.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Spice.Tests.Inputs;

public sealed class InputsChannelTests
{
    private const ushort KeyA = 30;
    private const ushort KeyRight = 106;

    [Fact]
    public void Keys_are_scan_codes_extended_ones_behind_e0()
    {
        using var server = new FakeServer();
        var channel = new InputsChannel(server.Link, NullLogger.Instance);
        channel.Key(ScanCodes.From(KeyA), pressed: true);
        channel.Key(ScanCodes.From(KeyA), pressed: false);
        channel.Key(ScanCodes.From(KeyRight), pressed: true);
        channel.Key(ScanCodes.From(KeyRight), pressed: false);
        Expect(server, InputsReply.KeyDown, 0x1e, 0, 0, 0);
        Expect(server, InputsReply.KeyUp, 0x9e, 0, 0, 0);
        Expect(server, InputsReply.KeyDown, 0xe0, 0x4d, 0, 0);
        Expect(server, InputsReply.KeyUp, 0xe0, 0xcd, 0, 0);
    }

    [Fact]
    public void Buttons_carry_what_is_held()
    {
        using var server = new FakeServer();
        var channel = new InputsChannel(server.Link, NullLogger.Instance);
        channel.Button(MouseButton.Left, pressed: true);
        channel.Button(MouseButton.Right, pressed: true);
        channel.MoveBy(3, -2);
        channel.Button(MouseButton.Left, pressed: false);
        Expect(server, InputsReply.Press, 1, 1, 0);
        Expect(server, InputsReply.Press, 3, 5, 0);
        Expect(server, InputsReply.Motion, 3, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 5, 0);
        Expect(server, InputsReply.Release, 1, 4, 0);
    }

    [Fact]
    public void Movements_that_the_server_has_not_taken_are_merged_until_it_has()
    {
        using var server = new FakeServer();
        var channel = new InputsChannel(server.Link, NullLogger.Instance);
        for (var i = 0; i < 20; i++)
        {
            channel.MoveBy(1, 0);
        }

        for (var i = 0; i < 8; i++)
        {
            Expect(server, InputsReply.Motion, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        Assert.True(server.IsQuiet());
        channel.Handle((ushort)InputsMessage.MotionAck, []);
        Expect(server, InputsReply.Motion, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Assert.True(server.IsQuiet());
    }

    [Fact]
    public void A_click_waits_for_no_acknowledgement_and_lands_where_the_pointer_is()
    {
        using var server = new FakeServer();
        var channel = new InputsChannel(server.Link, NullLogger.Instance);
        for (var i = 0; i < 10; i++)
        {
            channel.MoveTo(i, 5, 1);
        }

        channel.Button(MouseButton.Left, pressed: true);
        for (byte i = 0; i < 8; i++)
        {
            Expect(server, InputsReply.Position, i, 0, 0, 0, 5, 0, 0, 0, 0, 0, 1);
        }

        Expect(server, InputsReply.Position, 9, 0, 0, 0, 5, 0, 0, 0, 0, 0, 1);
        Expect(server, InputsReply.Press, 1, 1, 0);
    }

    private static void Expect(FakeServer server, InputsReply type, params byte[] body)
    {
        var (seen, bytes) = server.Receive();
        Assert.Equal(type, (InputsReply)seen);
        Assert.Equal(body, bytes);
    }
}
