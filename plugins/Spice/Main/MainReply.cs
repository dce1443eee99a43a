namespace Compositor.Plugins.Spice;

/// <summary>What a client sends on the main channel (spice-protocol, enums.h).</summary>
internal enum MainReply : ushort
{
    ClientInfo = 101,
    AttachChannels = 104,
    MouseModeRequest = 105,
    AgentStart = 106,
    AgentData = 107,
    AgentToken = 108,
}
