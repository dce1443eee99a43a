using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>A machine's power through its VNC server (rfbproto, "xvp"); QEMU has it with power-control=on.</summary>
/// <param name="messages">The way to the server.</param>
/// <param name="log">Where refusals are told.</param>
internal sealed partial class XvpPower(MessageQueue messages, ILogger log) : IPowerControl
{
    private const byte Version = 1;

    private volatile bool _isAvailable;

    private enum Code : byte
    {
        Fail = 0,
        Init = 1,
        Shutdown = 2,
        Reboot = 3,
        Reset = 4,
    }

    /// <inheritdoc/>
    public bool IsAvailable => _isAvailable;

    /// <inheritdoc/>
    public void Request(PowerAction action)
    {
        if (_isAvailable)
        {
            var code = action switch
            {
                PowerAction.Shutdown => Code.Shutdown,
                PowerAction.Reboot => Code.Reboot,
                PowerAction.Reset => Code.Reset,
                _ => throw new ArgumentOutOfRangeException(nameof(action)),
            };
            messages.Add([(byte)ClientMessage.Xvp, 0, Version, (byte)code]);
        }
    }

    /// <summary>Reads what the server says of it, behind the message's type. On the session's thread.</summary>
    public void Read(RfbReader reader)
    {
        reader.Skip(2);
        switch ((Code)reader.ReadByte())
        {
            case Code.Init:
                _isAvailable = true;
                break;
            case Code.Fail:
                LogRefused(log);
                break;
            case var code:
                throw new RfbException($"the server says something unknown of the machine's power ({(byte)code})");
        }
    }

    [LoggerMessage(LogLevel.Warning, "the server does not do to the machine's power what it was asked to")]
    private static partial void LogRefused(ILogger log);
}
