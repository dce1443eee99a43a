using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Sends files to the guest by its agent. Any thread.</summary>
/// <param name="sender">The way to the agent.</param>
/// <param name="time">The clock.</param>
internal sealed class FileSender(AgentSender sender, TimeProvider time) : IFileSink
{
    private readonly Lock _gate = new();
    private readonly Dictionary<uint, FileTransfer> _transfers = [];
    private AgentCapabilities? _agent;
    private uint _lastId;

    /// <summary>An agent has come, or says anew what it can.</summary>
    public void Begin(AgentCapabilities agent)
    {
        lock (_gate)
        {
            _agent = agent;
        }
    }

    /// <summary>The agent has gone; what was on its way has failed.</summary>
    public void End()
    {
        FileTransfer[] lost;
        lock (_gate)
        {
            _agent = null;
            lost = [.. _transfers.Values];
        }

        foreach (var transfer in lost)
        {
            transfer.Fail("the agent in the guest has ended");
        }
    }

    /// <inheritdoc/>
    public IFileTransfer Send(GuestFile file)
    {
        FileTransfer transfer;
        AgentCapabilities? agent;
        lock (_gate)
        {
            agent = _agent;
            transfer = new FileTransfer(++_lastId, file, sender, time, Forget);
            _transfers[transfer.Id] = transfer;
        }

        if (agent is not { } known)
        {
            transfer.Fail("no agent runs in the guest; it needs spice-vdagent, and a channel for it (com.redhat.spice.0)");
        }
        else if (known.HasFlag(AgentCapabilities.FilesDisabled))
        {
            transfer.Fail(FileBody.Explain(FileStatus.Disabled, default));
        }

        transfer.Start();
        return transfer;
    }

    /// <summary>What the agent says of a file; of one that is not on its way, nothing follows.</summary>
    public void Take(BodyReader reader)
    {
        var id = reader.ReadUInt32();
        var status = (FileStatus)reader.ReadUInt32();
        FileTransfer? transfer;
        lock (_gate)
        {
            transfer = _transfers.GetValueOrDefault(id);
        }

        transfer?.Take(status, reader.ReadBytes((uint)reader.Left));
    }

    private void Forget(uint id)
    {
        lock (_gate)
        {
            _transfers.Remove(id);
        }
    }
}
