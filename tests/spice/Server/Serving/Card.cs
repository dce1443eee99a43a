using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Compositor.SpiceServer.Drawing;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>
/// A QXL card without a machine: a ring of commands that the server's worker thread empties, and the memory of the primary
/// surface, into which the server draws.
/// </summary>
internal sealed unsafe partial class Card : ICommandRing
{
    private const uint SurfaceCount = 64;

    private readonly ConcurrentQueue<CommandExt> _commands = new();
    private readonly ConcurrentQueue<CommandExt> _cursors = new();
    private readonly ConcurrentDictionary<ulong, Parcel> _out = new();
    private readonly Instance* _instance = (Instance*)NativeMemory.AllocZeroed((nuint)sizeof(Instance));
    private readonly Action<bool> _clientChanged;
    private ulong _lastId;
    private uint* _pixels;

    /// <param name="loop">Keeps what the server calls.</param>
    /// <param name="clientChanged">A client's display channel has come or gone. Called on the server's worker thread.</param>
    public Card(EventLoop loop, Action<bool> clientChanged)
    {
        _clientChanged = clientChanged;
        var calls = (QxlInterface*)NativeMemory.AllocZeroed((nuint)sizeof(QxlInterface));
        calls->Base = new BaseInterface("qxl", 3, 3);
        calls->AttachedWorker = loop.Keep<OnInstance>(_ => { });
        calls->SetCompressionLevel = loop.Keep<OnNumber>((_, _) => { });
        calls->SetMmTime = loop.Keep<OnNumber>((_, _) => { });
        calls->GetInitInfo = loop.Keep<GetInit>((_, facts) => *facts = new DevInitInfo
        {
            MemslotGroups = 1,
            Memslots = 1,
            MemslotGenerationBits = 1,
            MemslotIdBits = 1,
            Surfaces = SurfaceCount,
        });
        calls->GetCommand = loop.Keep<GetEntry>((_, entry) => Take(_commands, entry));
        calls->GetCursorCommand = loop.Keep<GetEntry>((_, entry) => Take(_cursors, entry));
        // 1: nothing has come meanwhile, we shall wake the server.
        calls->RequestCommandNotification = loop.Keep<Ask>(_ => _commands.IsEmpty ? 1 : 0);
        calls->RequestCursorNotification = loop.Keep<Ask>(_ => _cursors.IsEmpty ? 1 : 0);
        calls->ReleaseResource = loop.Keep<Release>((_, released) => Free(*released.Id));
        calls->NotifyUpdate = loop.Keep<OnNumber>((_, _) => { });
        calls->FlushResources = loop.Keep<Ask>(_ => 0);
        calls->AsyncComplete = loop.Keep<OnCookie>((_, cookie) => Complete(cookie));
        calls->UpdateAreaComplete = loop.Keep<OnUpdate>((_, _, _, _) => { });
        calls->SetClientCapabilities = loop.Keep<OnClient>((_, present, _) => _clientChanged(present != 0));
        calls->ClientMonitorsConfig = loop.Keep<OnMonitors>(TakeMonitors);
        _instance->Interface = (nint)calls;
    }

    private delegate void OnInstance(nint card);

    private delegate void OnNumber(nint card, int number);

    private delegate void GetInit(nint card, DevInitInfo* facts);

    private delegate int GetEntry(nint card, CommandExt* entry);

    private delegate int Ask(nint card);

    private delegate void Release(nint card, ReleaseInfoExt released);

    private delegate void OnCookie(nint card, ulong cookie);

    private delegate void OnUpdate(nint card, uint surface, nint rects, uint count);

    private delegate void OnClient(nint card, byte present, byte* capabilities);

    private delegate int OnMonitors(nint card, uint* configuration);

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>True when the server has taken all commands.</summary>
    public bool IsDrained => _commands.IsEmpty && _cursors.IsEmpty;

    /// <summary>Commands and configurations that the server still holds.</summary>
    public int Held => _out.Count;

    /// <summary>Joins a server: one memory slot over all of our memory, so that addresses are plain pointers.</summary>
    public void Attach(nint server)
    {
        if (SpiceLibrary.AddInterface(server, _instance) != 0)
        {
            throw new ServerException("the server refuses the card");
        }

        var slot = new DevMemSlot { VirtualEnd = nuint.MaxValue, RamSize = uint.MaxValue };
        SpiceLibrary.AddMemslot(_instance, &slot);
        SpiceLibrary.SetDevice(_instance, "pci/0000/02.0", 0, 4);
    }

    /// <summary>Makes the primary surface, in place of the one before.</summary>
    public void Resize(int width, int height)
    {
        if (_pixels is not null)
        {
            SpiceLibrary.DestroyPrimary(_instance, 0);
            NativeMemory.Free(_pixels);
        }

        _pixels = (uint*)NativeMemory.AllocZeroed((nuint)(width * height), sizeof(uint));
        (Width, Height) = (width, height);
        var create = new DevSurfaceCreate
        {
            Width = (uint)width,
            Height = (uint)height,
            Stride = -width * sizeof(uint),
            Format = (uint)SurfaceFormat.Xrgb,
            MouseMode = 1, // the cursor is the card's own: without it no client may place the pointer
            Memory = (ulong)_pixels,
        };
        SpiceLibrary.CreatePrimary(_instance, 0, &create);
    }

    public Parcel NewParcel() => new(++_lastId);

    public void Push(CommandType type, Parcel parcel)
    {
        _out[parcel.Id] = parcel;
        (type == CommandType.Cursor ? _cursors : _commands).Enqueue(new CommandExt { Data = parcel.Command, Type = type });
    }

    public ulong SurfaceMemory(uint surface, int size) => (ulong)NativeMemory.AllocZeroed((nuint)size);

    /// <summary>Tells the server of new commands.</summary>
    public void Wake() => SpiceLibrary.Wake(_instance);

    /// <summary>Sends where the heads lie.</summary>
    public void SetMonitors(Parcel parcel)
    {
        _out[parcel.Id] = parcel;
        SpiceLibrary.MonitorsConfig(_instance, parcel.Command, 0, parcel.Id);
    }

    /// <summary>Has the server draw all that it was told, and hands out its canvas: 0xXXRRGGBB, the bottom row first.</summary>
    public ReadOnlySpan<uint> Render()
    {
        var area = stackalloc int[] { 0, 0, Height, Width };
        SpiceLibrary.UpdateArea(_instance, 0, area, null, 0, 0);
        return new ReadOnlySpan<uint>(_pixels, Width * Height);
    }

    private static int Take(ConcurrentQueue<CommandExt> queue, CommandExt* entry) => queue.TryDequeue(out *entry) ? 1 : 0;

    private void Free(ulong id)
    {
        if (_out.TryRemove(id, out var parcel))
        {
            parcel.Dispose();
        }
    }

    // VDAgentMonitorsConfig: count, flags, then height, width, depth, x, y each. None is given to ask whether we would take one.
    private static int TakeMonitors(nint card, uint* configuration)
    {
        for (var i = 0; configuration is not null && i < configuration[0]; i++)
        {
            var head = configuration + 2 + (i * 5);
            Console.WriteLine($"wants {i} {head[1]}x{head[0]}+{(int)head[3]}+{(int)head[4]}");
        }

        return 1;
    }
}
