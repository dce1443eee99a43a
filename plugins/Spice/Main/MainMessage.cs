namespace Compositor.Plugins.Spice;

/// <summary>What a server sends on the main channel (spice-protocol, enums.h).</summary>
internal enum MainMessage : ushort
{
    MigrateBegin = 101,
    MigrateCancel = 102,
    Init = 103,
    ChannelsList = 104,
    MouseMode = 105,
    MultiMediaTime = 106,
    AgentConnected = 107,
    AgentDisconnected = 108,
    AgentData = 109,
    AgentToken = 110,
    MigrateSwitchHost = 111,
    MigrateEnd = 112,
    Name = 113,
    Uuid = 114,
    AgentConnectedTokens = 115,
    MigrateBeginSeamless = 116,
    MigrateDestinationSeamlessAck = 117,
    MigrateDestinationSeamlessNack = 118,
}
