namespace Compositor.Plugins.Spice;

/// <summary>Takes what an agent's message is, once all of it has come.</summary>
internal interface IAgentMessages
{
    /// <summary>One message.</summary>
    /// <param name="type">What it is; perhaps one that nobody knows.</param>
    /// <param name="body">Valid during the call.</param>
    void Take(AgentMessage type, ReadOnlySpan<byte> body);
}
