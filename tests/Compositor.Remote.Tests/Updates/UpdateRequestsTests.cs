using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Compositor.Sources;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Remote.Tests.Updates;

/// <summary>Which requests a server gets while it is looked at in this way or that. ViewTests has the same with a real server.</summary>
public sealed class UpdateRequestsTests : IDisposable
{
    private const string All = "all";
    private const string Changes = "changes";
    private const string Continuous = "continuous";
    private const string Stop = "stop";

    private readonly FakeTimeProvider _time = new();
    private readonly RequestLog _log = new();
    private readonly UpdateRequests _requests;
    private int _due;

    public UpdateRequestsTests() => _requests = new UpdateRequests(new RfbSender(_log), new ServerState { Size = new Size(640, 480) }, _time, () => _due++);

    public void Dispose()
    {
        _requests.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void What_is_looked_at_is_asked_for_when_an_update_begins()
    {
        _requests.Refresh();
        _requests.Continue();
        _requests.Continue();
        Assert.Equal([All, Changes, Changes], _log.Said);
    }

    [Fact]
    public void What_nobody_sees_is_not_asked_for_until_somebody_does()
    {
        _requests.Refresh();
        _requests.Follow(Attention.None);
        _requests.Continue();
        _requests.AskIfDue();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([All], _log.Said);
        _requests.Follow(Attention.Look);
        Assert.Equal([All, Changes], _log.Said);
    }

    [Fact]
    public void A_request_that_is_not_answered_yet_is_not_repeated()
    {
        _requests.Refresh();
        _requests.Follow(Attention.None);
        _requests.Follow(Attention.Work);
        Assert.Equal([All], _log.Said);
    }

    [Fact]
    public void What_is_glanced_at_is_asked_for_ten_times_a_second()
    {
        _requests.Follow(Attention.Glance);
        _requests.AskIfDue();
        Assert.Empty(_log.Said);
        _requests.Refresh();
        for (var i = 0; i < 10; i++)
        {
            _requests.Continue();
            _requests.AskIfDue();
            Assert.Equal(i, _due);
            _time.Advance(UpdateRequests.SlowPace);
            Assert.Equal(i + 1, _due);
            _requests.AskIfDue();
        }

        Assert.Equal([All, .. Enumerable.Repeat(Changes, 10)], _log.Said);
    }

    [Fact]
    public void A_server_that_needs_no_requests_gets_none_and_is_stopped_while_nobody_works_there()
    {
        _requests.Refresh();
        _requests.ContinuousUpdatesEnded();
        _requests.Continue();
        _requests.Continue();
        Assert.Equal([All, Continuous], _log.Said);
        _requests.Follow(Attention.None);
        _requests.ContinuousUpdatesEnded();
        _requests.Continue();
        Assert.Equal([All, Continuous, Stop], _log.Said);
        _requests.Follow(Attention.Work);
        Assert.Equal([All, Continuous, Stop, Continuous, Changes], _log.Said);
    }

    [Fact]
    public void Another_size_is_asked_for_as_a_whole()
    {
        _requests.Refresh();
        _requests.ContinuousUpdatesEnded();
        _requests.Continue();
        _requests.Resized();
        Assert.Equal([All, Continuous, Continuous, All], _log.Said);
    }

    /// <summary>Reads what is sent by the layout of rfbproto.</summary>
    private sealed class RequestLog : Transport
    {
        public List<string> Said { get; } = [];

        public override bool IsLocal => true;

        public override int Receive(Span<byte> buffer) => 0;

        public override void Send(ReadOnlySpan<byte> message)
        {
            Assert.Equal(10, message.Length);
            Said.Add((message[0], message[1]) switch
            {
                (3, 0) => All,
                (3, 1) => Changes,
                (150, 1) => Continuous,
                (150, 0) => Stop,
                _ => throw new InvalidOperationException($"message {message[0]}"),
            });
        }

        public override void Shutdown()
        {
        }

        public override void Dispose()
        {
        }
    }
}
