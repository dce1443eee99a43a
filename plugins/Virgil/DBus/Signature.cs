namespace Compositor.Plugins.Virgil;

/// <summary>Type signatures (D-Bus specification, "Type System"): how long one complete type is, and how its values are aligned.</summary>
internal static class Signature
{
    /// <summary>Length of the first complete type.</summary>
    /// <exception cref="ProtocolException">There is none.</exception>
    public static int LengthOfFirst(ReadOnlySpan<byte> signature, int depth = 0)
    {
        if (signature.IsEmpty || depth > DBusLimits.Depth)
        {
            throw new ProtocolException(signature.IsEmpty ? "a type signature ends too early" : "a type signature is nested too deeply");
        }

        switch (signature[0])
        {
            case (byte)'y' or (byte)'b' or (byte)'n' or (byte)'q' or (byte)'i' or (byte)'u' or (byte)'x' or (byte)'t' or (byte)'d'
                or (byte)'s' or (byte)'o' or (byte)'g' or (byte)'h' or (byte)'v':
                return 1;
            case (byte)'a':
                var element = signature[1..];
                return 1 + (!element.IsEmpty && element[0] == '{' ? LengthOfEntry(element, depth + 1) : LengthOfFirst(element, depth + 1));
            case (byte)'(':
                return LengthOfStructure(signature, depth);
            default:
                throw new ProtocolException($"a type signature contains the byte {signature[0]}");
        }
    }

    /// <summary>Alignment of the values of the type that starts with this character.</summary>
    public static int Alignment(byte type) => type switch
    {
        (byte)'y' or (byte)'g' or (byte)'v' => 1,
        (byte)'n' or (byte)'q' => 2,
        (byte)'x' or (byte)'t' or (byte)'d' or (byte)'(' or (byte)'{' => 8,
        _ => 4,
    };

    /// <summary>Bytes of a value of a basic type of fixed size; 0 for every other type.</summary>
    public static int FixedSize(byte type) => type switch
    {
        (byte)'y' => 1,
        (byte)'n' or (byte)'q' => 2,
        (byte)'b' or (byte)'i' or (byte)'u' or (byte)'h' => 4,
        (byte)'x' or (byte)'t' or (byte)'d' => 8,
        _ => 0,
    };

    private static int LengthOfStructure(ReadOnlySpan<byte> signature, int depth)
    {
        var at = 1;
        while (at < signature.Length && signature[at] != ')')
        {
            at += LengthOfFirst(signature[at..], depth + 1);
        }

        return at < signature.Length && at > 1 ? at + 1 : throw new ProtocolException("a structure in a type signature is empty or not closed");
    }

    private static int LengthOfEntry(ReadOnlySpan<byte> signature, int depth)
    {
        var key = signature[1..];
        if (key.IsEmpty || (FixedSize(key[0]) == 0 && key[0] is not ((byte)'s' or (byte)'o' or (byte)'g')))
        {
            throw new ProtocolException("a dictionary's key is not of a basic type");
        }

        var end = 2 + LengthOfFirst(signature[2..], depth + 1);
        return end < signature.Length && signature[end] == '}' ? end + 1 : throw new ProtocolException("a dictionary entry is not closed");
    }
}
