using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// The one clipboard of the wall: who has copied last, and who may paste it. The seat decides: what the VM with the focus copies counts,
/// and that VM alone is offered what there is, and may read it; what it may is its policy. Main thread; what comes from
/// other threads is posted.
/// </summary>
public sealed class WallClipboard
{
    private readonly Dictionary<string, ClipboardPolicy> _policies = [];
    private readonly Dictionary<string, ClipboardSession> _sessions = [];
    private readonly Action<Action> _post;
    private readonly IOutsideClipboard? _outside;
    private IReadOnlyList<ClipboardFormat> _formats = [];
    private ClipboardSession? _owner;
    private byte[]? _text;
    private byte[] _outsideText = [];
    private int _version;
    private string? _focus;

    /// <param name="post">Runs something on the main thread, in order; called on any.</param>
    /// <param name="outside">The desktop's clipboard; null where there is none.</param>
    public WallClipboard(Action<Action> post, IOutsideClipboard? outside) => (_post, _outside) = (post, outside);

    /// <summary>Sets what each VM may; one that is not named may nothing. What one may no longer paste is taken from it.</summary>
    public void Apply(IReadOnlyDictionary<string, ClipboardPolicy> policies)
    {
        _policies.Clear();
        foreach (var (source, policy) in policies)
        {
            _policies[source] = policy;
        }

        if (_owner is { } owner && !May(owner, ClipboardPolicy.FromGuest))
        {
            Change(null, [], null);
        }

        OutsideChanged();
        OfferAll();
    }

    /// <summary>The focus is another VM's.</summary>
    public void SetFocus(string? source)
    {
        if (_focus != source)
        {
            _focus = source;
            OfferAll();
        }
    }

    /// <summary>Somebody has copied outside, or may have while nobody looked. Nothing is read while no VM may have it.</summary>
    public void OutsideChanged()
    {
        if (_outside is null || !_policies.Values.Any(policy => policy.HasFlag(ClipboardPolicy.ToGuest)))
        {
            return;
        }

        // Also what a VM has copied, and the wall has put there, comes back as news.
        if (_outside.Read() is { Length: > 0 and <= IClipboard.MostBytes } text && !text.Span.SequenceEqual(_outsideText))
        {
            _outsideText = text.ToArray();
            Change(null, [ClipboardFormat.Text], _outsideText);
        }
    }

    /// <summary>A connection shares its guest's clipboard. Any thread.</summary>
    internal ClipboardSession Join(string source, IClipboard guest)
    {
        var session = new ClipboardSession(this, source, guest);
        _post(() =>
        {
            _sessions[source] = session;
            OfferTo(session);
        });
        return session;
    }

    /// <summary>The connection has ended, and what its guest had copied with it. Any thread.</summary>
    internal void Leave(ClipboardSession session) => _post(() =>
    {
        if (_sessions.GetValueOrDefault(session.Source) == session)
        {
            _sessions.Remove(session.Source);
        }

        Drop(session);
    });

    /// <summary>A guest has copied something, or has nothing any more. Any thread.</summary>
    internal void Offer(ClipboardSession session, IReadOnlyList<ClipboardFormat> formats) => _post(() =>
    {
        if (formats.Count == 0)
        {
            Drop(session);
        }
        else if (IsJoined(session) && session.Source == _focus && May(session, ClipboardPolicy.FromGuest))
        {
            Change(session, [.. formats], null);
            if (_outside is not null && formats.Contains(ClipboardFormat.Text))
            {
                _ = CopyOutAsync(session);
            }
        }
    });

    /// <summary>A guest pastes. Any thread.</summary>
    internal async Task<ReadOnlyMemory<byte>> ReadAsync(ClipboardSession session, ClipboardFormat format, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<(ClipboardSession? Owner, byte[]? Text)>(TaskCreationOptions.RunContinuationsAsynchronously);
        _post(() => found.SetResult(MayRead(session, format) ? (_owner, _text) : default));
        var (owner, text) = await found.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return owner is null ? text : await ReadFromAsync(owner, format, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFromAsync(ClipboardSession owner, ClipboardFormat format, CancellationToken cancellationToken)
    {
        var content = await owner.Guest.ReadAsync(format, cancellationToken).ConfigureAwait(false);
        return content.Length <= IClipboard.MostBytes ? content : default;
    }

    // A desktop asks for nothing later: what it may have it gets at once.
    private async Task CopyOutAsync(ClipboardSession owner)
    {
        ReadOnlyMemory<byte> text;
        try
        {
            text = await ReadFromAsync(owner, ClipboardFormat.Text, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A plugin's fault; the clipboard outside stays as it is.
            return;
        }

        _post(() =>
        {
            if (_owner == owner && !text.IsEmpty)
            {
                _text = _outsideText = text.ToArray();
                _outside!.Write(text.Span);
            }
        });
    }

    private bool IsJoined(ClipboardSession session) => _sessions.GetValueOrDefault(session.Source) == session;

    private bool May(ClipboardSession session, ClipboardPolicy what) => _policies.GetValueOrDefault(session.Source).HasFlag(what);

    private bool MayRead(ClipboardSession session, ClipboardFormat format) => FormatsFor(session).Contains(format);

    // A VM that has copied itself has it already.
    private IReadOnlyList<ClipboardFormat> FormatsFor(ClipboardSession session) =>
        IsJoined(session) && session.Source == _focus && session != _owner && May(session, ClipboardPolicy.ToGuest) ? _formats : [];

    private void Drop(ClipboardSession session)
    {
        if (_owner == session)
        {
            // Text that has gone outside can be pasted still.
            Change(null, _text is null ? [] : [ClipboardFormat.Text], _text);
        }
    }

    private void Change(ClipboardSession? owner, IReadOnlyList<ClipboardFormat> formats, byte[]? text)
    {
        (_owner, _formats, _text) = (owner, formats, text);
        _version++;
        OfferAll();
    }

    private void OfferAll()
    {
        foreach (var session in _sessions.Values)
        {
            OfferTo(session);
        }
    }

    // Once for each thing: a guest that has copied something itself since keeps that. Without the focus nothing is told, nor taken back,
    // for nothing can be read.
    private void OfferTo(ClipboardSession session)
    {
        var may = May(session, ClipboardPolicy.ToGuest);
        if (session == _owner || (may && (session.Source != _focus || session.Version == _version)))
        {
            return;
        }

        var formats = FormatsFor(session);
        session.Version = may ? _version : 0;
        if (formats.Count > 0 || session.HasOffer)
        {
            session.HasOffer = formats.Count > 0;
            session.Guest.Offer(formats);
        }
    }
}
