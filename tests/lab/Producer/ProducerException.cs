namespace Compositor.Producer;

/// <summary>Something that was asked for did not come about; the message is for people.</summary>
internal sealed class ProducerException(string message) : Exception(message);
