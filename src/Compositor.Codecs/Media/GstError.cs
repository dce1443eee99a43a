using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>GError: which kind of error, of which list, and its text.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GstError
{
    private const int MissingPlugin = 12;
    private const int NotFound = 3;
    private const int NotAuthorized = 15;
    private const int TypeNotFound = 4;
    private const int CodecNotFound = 6;
    private const int Decrypt = 13;

    public uint Domain;
    public int Code;
    public nint Message;

    /// <summary>What a message of an error says; also when it is one of parsing.</summary>
    public readonly MediaException ToException(string detail) => new(Fault, GstText.Read(Message), detail);

    private readonly MediaFault Fault => this switch
    {
        _ when Domain == GstMedia.CoreErrors() && Code == MissingPlugin => MediaFault.MissingElement,
        _ when Domain == GstMedia.ResourceErrors() => Code switch
        {
            NotFound => MediaFault.NotFound,
            NotAuthorized => MediaFault.NotAuthorized,
            _ => MediaFault.Unreachable,
        },
        _ when Domain == GstMedia.StreamErrors() && Code == CodecNotFound => MediaFault.MissingElement,
        _ when Domain == GstMedia.StreamErrors() && Code is >= TypeNotFound and <= Decrypt => MediaFault.Undecodable,
        _ => MediaFault.Other,
    };
}
