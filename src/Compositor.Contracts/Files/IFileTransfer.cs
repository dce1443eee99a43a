namespace Compositor.Contracts;

/// <summary>A file on its way to a guest. Any thread. Disposing cancels it, if it has not ended.</summary>
public interface IFileTransfer : IDisposable
{
    /// <summary>Bytes that have gone to the guest.</summary>
    long Sent { get; }

    /// <summary>Completes when the guest has all of it.</summary>
    /// <exception cref="SourceException">It could not be sent; the message is for people.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled here.</exception>
    Task Completion { get; }
}
