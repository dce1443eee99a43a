using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Takes the microphone's frames to the server, 10 ms in a message, from creation to disposal. Owns the encoder, not the stream.</summary>
internal sealed class RecordSender : IDisposable
{
    private readonly ChannelLink _link;
    private readonly IRecordStream _stream;
    private readonly OpusEncoder? _encoder;
    private readonly Func<uint> _now;
    private readonly CancellationTokenSource _ending = new();
    private readonly short[] _samples;
    private readonly byte[] _body;
    private int _disposed;

    public RecordSender(ChannelLink link, IRecordStream stream, SoundFormat format, OpusEncoder? encoder, Func<uint> now)
    {
        (_link, _stream, _encoder, _now) = (link, stream, encoder, now);
        _samples = new short[format.FramesOf(TimeSpan.FromMilliseconds(10)) * format.Channels];
        _body = new byte[sizeof(uint) + Math.Max(OpusEncoder.MostBytes, _samples.Length * sizeof(short))];
        var ending = _ending.Token;
        _ = Task.Run(() => RunAsync(ending), CancellationToken.None);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _ending.Cancel();
            _ending.Dispose();
        }
    }

    private async Task RunAsync(CancellationToken ending)
    {
        var filled = 0;
        try
        {
            while (true)
            {
                await _stream.WaitAsync(ending).ConfigureAwait(false);
                for (var taken = 1; taken > 0; filled += taken)
                {
                    if (filled == _samples.Length)
                    {
                        Send();
                        filled = 0;
                    }

                    taken = _stream.Read(_samples.AsSpan(filled));
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException or OpusException)
        {
            // Told to end, or the connection has; the channel's own thread says why.
        }
        finally
        {
            _encoder?.Dispose();
        }
    }

    private void Send()
    {
        var data = _body.AsSpan(sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(_body, _now());
        int length;
        if (_encoder is { } encoder)
        {
            length = encoder.Encode(_samples, data);
        }
        else
        {
            MemoryMarshal.AsBytes(_samples).CopyTo(data);
            length = _samples.Length * sizeof(short);
        }

        _link.Send((ushort)RecordReply.Data, _body.AsSpan(0, sizeof(uint) + length));
    }
}
