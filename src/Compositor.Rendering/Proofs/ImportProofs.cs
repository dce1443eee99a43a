using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// Proves imports: answers from memory, else from a file, else has a child process try, one at a time. <see cref="Of"/> is for the render
/// thread; trials run on the pool. The number of cases is bounded, for it is guests that bring them.
/// </summary>
public sealed class ImportProofs : IImportProofs, IDisposable
{
    /// <summary>The most cases of one device; a machine with many guests has a dozen.</summary>
    public const int MostCases = 64;

    private const int LongestExporter = 64;

    /// <summary>How long a trial may take unless somebody says otherwise.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan EndingLimit = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<ImportCase, ImportProof> _proofs = [];
    private readonly Queue<ImportCase> _waiting = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<ProofDevice> _readDevice;
    private readonly TrialCommand _command;
    private readonly Action _wake;
    private readonly TimeSpan _limit;
    private readonly ProofFile? _file;
    private ProofDevice? _device;
    private Task _working = Task.CompletedTask;
    private bool _isWorking;
    private int _version;

    /// <summary>Tries nothing yet.</summary>
    /// <param name="readDevice">Tells what imports, as <see cref="ProofDevice.OfCurrent"/> does; asked once, by the first <see cref="Of"/>.</param>
    /// <param name="command">Performs trials.</param>
    /// <param name="file">Where lasting verdicts are kept; null to keep none. <see cref="DefaultFile"/> is the user's.</param>
    /// <param name="wake">Called on a thread of the pool when a verdict has come; must not block.</param>
    /// <param name="limit">How long a trial may take; null for <see cref="DefaultLimit"/>.</param>
    public ImportProofs(Func<ProofDevice> readDevice, TrialCommand command, string? file, Action wake, TimeSpan? limit = null)
    {
        (_readDevice, _command, _wake, _limit) = (readDevice, command, wake, limit ?? DefaultLimit);
        _file = file is null ? null : new ProofFile(file);
    }

    /// <summary>The formats that can be tried, the most usual first.</summary>
    public static IReadOnlyList<FourCc> Formats => TrialFormat.Known;

    /// <summary>Where this user's verdicts are; null when there is no place.</summary>
    public static string? DefaultFile => ProofFile.DefaultPath(Environment.GetEnvironmentVariable);

    /// <inheritdoc/>
    public int Version => Volatile.Read(ref _version);

    /// <inheritdoc/>
    public ImportProof Of(in ImportCase what)
    {
        lock (_lock)
        {
            if (_device is null)
            {
                ReadKnown(_device = _readDevice());
            }

            if (_proofs.TryGetValue(what, out var proof))
            {
                return proof;
            }

            if (Refuse(what) is { } refusal)
            {
                return ImportProof.Fails(refusal);
            }

            _proofs.Add(what, ImportProof.Pending);
            _waiting.Enqueue(what);
            if (!_isWorking)
            {
                _isWorking = true;
                _working = Task.Run(WorkAsync);
            }

            return ImportProof.Pending;
        }
    }

    /// <summary>Ends the child that tries, if there is one. Not from the callback.</summary>
    public void Dispose()
    {
        Task working;
        lock (_lock)
        {
            _waiting.Clear();
            working = _working;
        }

        _ending.Cancel();

        // A child that the kernel cannot end (a driver waiting for its device) is left to it.
        working.Wait(EndingLimit);
    }

    /// <summary>Why a case is not even tried; null when it is. No text is made unless it is refused.</summary>
    private string? Refuse(in ImportCase what) => what switch
    {
        _ when _ending.IsCancellationRequested => "the program is ending",
        _ when TrialFormat.Find(what.Format) is null => $"pixel format {what.Format} is not known",
        { Exporter.Length: 0 or > LongestExporter } => "its exporter has no name",
        _ when what.Exporter.AsSpan().ContainsAnyExcept(ExporterCharacters) => "its exporter has a strange name",
        _ when _proofs.Count >= MostCases => $"more than {MostCases} kinds of dma-buf came, this one was not tried",
        _ => null,
    };

    private void ReadKnown(ProofDevice device)
    {
        foreach (var (what, proof) in _file?.Read(device) ?? [])
        {
            if (_proofs.Count < MostCases)
            {
                _proofs[what] = proof;
            }
        }
    }

    private static System.Buffers.SearchValues<char> ExporterCharacters { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:, ");

    private async Task WorkAsync()
    {
        while (TryNext(out var what))
        {
            var device = _device!;
            var request = new TrialRequest(device.Platform, device.Api, device.Renderer, [what], (int)Math.Ceiling(_limit.TotalSeconds));
            TrialOutcome outcome;
            try
            {
                outcome = await TrialProcess.RunAsync(_command, request, _limit, _ending.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            // Known before it is asked for again.
            lock (_lock)
            {
                _proofs[what] = outcome.Proof;
            }

            Interlocked.Increment(ref _version);
            _wake();
            if (outcome.IsLasting)
            {
                _file?.Write(device, what, outcome.Proof);
            }
        }
    }

    private bool TryNext(out ImportCase what)
    {
        lock (_lock)
        {
            return _isWorking = _waiting.TryDequeue(out what);
        }
    }
}
