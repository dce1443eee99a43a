using System.Threading.Channels;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Messages of those who must not wait for a server that does not read, sent in their order. Bounded: a server that reads nothing for long loses the
/// newest. Any thread; ends with the connection.
/// </summary>
internal sealed class MessageQueue
{
    private const int Capacity = 16;

    private readonly Channel<byte[]> _messages = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly RfbSender _sender;

    public MessageQueue(RfbSender sender)
    {
        _sender = sender;
        _ = Task.Run(SendAllAsync);
    }

    /// <summary>Adds a message and returns.</summary>
    public void Add(byte[] message) => _messages.Writer.TryWrite(message);

    /// <summary>Takes no more.</summary>
    public void Close() => _messages.Writer.TryComplete();

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var message in _messages.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                _sender.Send(message);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection has ended; its reader says why.
            Close();
        }
    }
}
