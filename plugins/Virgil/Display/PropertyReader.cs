namespace Compositor.Plugins.Virgil;

/// <summary>Walks the properties of all interfaces of one object, a{sa{sv}}: after each <see cref="Next"/> take or skip the value.</summary>
internal ref struct PropertyReader
{
    private DBusReader _reader;
    private readonly int _end;
    private int _interfaceEnd;

    public PropertyReader(DBusReader reader)
    {
        _reader = reader;
        _end = _reader.BeginArray(8);
        _interfaceEnd = _reader.Position;
        Name = string.Empty;
    }

    /// <summary>Of the property; no name is used by two interfaces of QEMU's objects for different things.</summary>
    public string Name { get; private set; }

    /// <summary>Where the object ends, once <see cref="Next"/> has said so.</summary>
    public readonly DBusReader Rest => _reader;

    /// <summary>Goes to the next property.</summary>
    public bool Next()
    {
        while (!_reader.Before(_interfaceEnd))
        {
            if (!_reader.Before(_end))
            {
                return false;
            }

            _reader.BeginStructure();
            _reader.ReadStringBytes();
            _interfaceEnd = _reader.BeginArray(8);
        }

        _reader.BeginStructure();
        Name = _reader.ReadString();
        return true;
    }

    public string String()
    {
        _reader.ReadVariant("s"u8);
        return _reader.ReadString();
    }

    public uint UInt32()
    {
        _reader.ReadVariant("u"u8);
        return _reader.ReadUInt32();
    }

    public int Int32()
    {
        _reader.ReadVariant("i"u8);
        return _reader.ReadInt32();
    }

    public bool Boolean()
    {
        _reader.ReadVariant("b"u8);
        return _reader.ReadBoolean();
    }

    public void Skip() => _reader.SkipVariant();
}
