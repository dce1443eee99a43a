using System.Buffers.Binary;
using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>
/// The agent in the guest, which comes and goes while the VM is shown: sizes, clipboard and files go through it. Its messages come on the main
/// channel's thread. What it says is a guest's word: nonsense makes it unheard until another one comes, and ends nothing else.
/// </summary>
internal sealed partial class VmAgent : IAgentMessages, IDisposable
{
    /// <summary>What this client can.</summary>
    public const AgentCapabilities Ours = AgentCapabilities.MonitorsConfig | AgentCapabilities.Reply | AgentCapabilities.ClipboardByDemand
        | AgentCapabilities.ClipboardSelection | AgentCapabilities.SparseMonitors | AgentCapabilities.MaximumClipboard | AgentCapabilities.MonitorPositions
        | AgentCapabilities.DetailedFileErrors | AgentCapabilities.NoReleaseOnRegrab | AgentCapabilities.GrabSerial;

    // Pieces that the server may send before it is told of more; told by half of it.
    private const uint Window = 32;

    private readonly ChannelLink _link;
    private readonly ILogger _log;
    private readonly AgentSender _sender;
    private readonly AgentAssembler _assembler;
    private readonly AgentClipboard _clipboard;
    private readonly FileSender _files;
    private readonly MonitorsWish _monitors;
    private volatile AgentState? _state;
    private uint _untold;
    private bool _isDeaf;

    /// <param name="link">The main channel.</param>
    /// <param name="host">Has the wall's clipboard.</param>
    /// <param name="places">Where the heads lie.</param>
    /// <param name="budget">Counts what messages take.</param>
    public VmAgent(ChannelLink link, ISurfaceHost host, HeadPlaces places, MemoryBudget budget)
    {
        (_link, _log) = (link, host.Log);
        _sender = new AgentSender(link);
        _assembler = new AgentAssembler(this, budget);
        _files = new FileSender(_sender, host.Time);
        _monitors = new MonitorsWish(places, host.Time, SendMonitors);
        _clipboard = new AgentClipboard(_sender, host.Time);
        _clipboard.Wall = host.ShareClipboard(_clipboard);
    }

    /// <summary>Takes files for the guest.</summary>
    public IFileSink Files => _files;

    /// <summary>Takes the sizes that heads shall have.</summary>
    public MonitorsWish Monitors => _monitors;

    /// <summary>The first word of the server: how many pieces may be sent, and whether an agent is there.</summary>
    public void Begin(bool isConnected, uint tokens)
    {
        _sender.SetTokens(tokens);
        if (isConnected)
        {
            Connect(tokens);
        }
    }

    /// <summary>An agent has come.</summary>
    /// <param name="tokens">Pieces that may be sent; null to go on with those that are left.</param>
    public void Connect(uint? tokens)
    {
        Disconnect();
        _isDeaf = false;
        _untold = 0;
        Span<byte> window = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(window, Window);
        _link.Send((ushort)MainReply.AgentStart, window);
        _sender.Open(tokens);
        Announce(isRequest: true);
    }

    /// <summary>The agent has gone.</summary>
    public void Disconnect()
    {
        _state = null;
        _sender.Close();
        _assembler.Reset();
        _clipboard.End();
        _files.End();
    }

    /// <summary>More pieces may be sent.</summary>
    public void AddTokens(uint tokens) => _sender.AddTokens(tokens);

    /// <summary>A piece of what the agent says.</summary>
    public void Receive(ReadOnlySpan<byte> piece)
    {
        if (++_untold >= Window / 2)
        {
            Span<byte> tokens = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(tokens, _untold);
            _untold = 0;
            _link.Send((ushort)MainReply.AgentToken, tokens);
        }

        if (_isDeaf)
        {
            return;
        }

        try
        {
            _assembler.Add(piece);
        }
        catch (SpiceException e)
        {
            LogNonsense(_log, e.Message);
            _isDeaf = true;
            _assembler.Reset();
        }
    }

    /// <inheritdoc/>
    public void Take(AgentMessage type, ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        switch (type)
        {
            case AgentMessage.Capabilities:
                TakeCapabilities(reader);
                break;
            case AgentMessage.ClipboardGrab:
                _clipboard.TakeGrab(reader);
                break;
            case AgentMessage.ClipboardRequest:
                _clipboard.TakeRequest(reader);
                break;
            case AgentMessage.ClipboardRelease:
                _clipboard.TakeRelease(reader);
                break;
            case AgentMessage.Clipboard:
                _clipboard.TakeContent(reader);
                break;
            case AgentMessage.FileStatus:
                _files.Take(reader);
                break;
            default:
                // Replies, volumes, and what later agents may say: nothing follows from it.
                break;
        }
    }

    /// <summary>When no thread is in the channel any more.</summary>
    public void Dispose()
    {
        Disconnect();
        _monitors.Dispose();
        _assembler.Dispose();
    }

    private void TakeCapabilities(BodyReader reader)
    {
        var isRequest = reader.ReadUInt32() != 0;
        var agent = reader.Left >= sizeof(uint) ? (AgentCapabilities)reader.ReadUInt32() : AgentCapabilities.None;
        var isNew = _state is null;
        _state = new AgentState(agent);
        if (isNew)
        {
            LogAgent(_log, agent);
        }

        _clipboard.Begin(agent);
        _files.Begin(agent);

        // After the others: an agent that has this answer is known.
        if (isRequest)
        {
            Announce(isRequest: false);
        }

        SendMonitors();
    }

    private void Announce(bool isRequest)
    {
        var body = new byte[2 * sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(body, isRequest ? 1u : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(sizeof(uint)), (uint)Ours);
        _ = _sender.SendAsync(AgentMessage.Capabilities, body);
    }

    // Not before the agent has said what it can; then at once.
    private void SendMonitors()
    {
        if (_state is { } state && _monitors.Write(state.Can) is { } body)
        {
            _ = _sender.SendAsync(AgentMessage.MonitorsConfig, body);
        }
    }

    [LoggerMessage(LogLevel.Information, "an agent runs in the guest ({Capabilities})")]
    private static partial void LogAgent(ILogger log, AgentCapabilities capabilities);

    [LoggerMessage(LogLevel.Warning, "the agent in the guest is not listened to any more: {Reason}")]
    private static partial void LogNonsense(ILogger log, string reason);

    private sealed record AgentState(AgentCapabilities Can);
}
