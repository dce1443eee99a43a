namespace Compositor.Benchmarks;

/// <summary>What happens while a VNC server is recorded, and what its client has said it understands.</summary>
/// <param name="Name">For people, and of the recording.</param>
/// <param name="Encodings">As RFB numbers them, in the order of the offer; LastRect is added.</param>
/// <param name="Goal">The most of vncviewer's processor time that ours should take.</param>
/// <param name="Script">What a shell runs on the desktop, for as long as is recorded.</param>
/// <param name="Seconds">Of the recording.</param>
/// <param name="Geometry">Pixels of the desktop.</param>
internal sealed record RfbScenario(string Name, int[] Encodings, double Goal, string Script, int Seconds = 20, string Geometry = "1920x1080")
{
    private const int Raw = 0;
    private const int CopyRect = 1;
    private const int Hextile = 5;
    private const int Tight = 7;
    private const int Zrle = 16;
    private const int Quality8 = -24;
    private const int Fence = -312;
    private const int ContinuousUpdates = -313;

    private const string Text = """
        exec xterm -geometry 316x82+0+0 -e sh -c 'while :; do for f in /usr/share/common-licenses/GPL-*; do split -l 40 --filter="cat; sleep 0.004" "$f"; done; done'
        """;

    private const string Desktop = """
        xterm -geometry 100x40+20+20 -e top -d 1 & xterm -geometry 90x30+700+300 -e sh -c 'while :; do date; sleep 0.2; done' & xclock -update 1 -geometry 200x200+1500+50 & xeyes -geometry 200x150+1500+400 &
        sleep 1; i=0; set -- $(xdotool search --class XTerm)
        while :; do i=$((i+7)); for w in "$@"; do xdotool windowmove "$w" $((20 + i * 3 % 900)) $((20 + i * 2 % 400)); sleep 0.03; done; done
        """;

    private const string Photo = """
        for i in 1 2 3 4 5 6; do convert -size 1920x1080 -seed $i plasma:fractal -seed $i -attenuate 0.15 +noise Gaussian photo$i.png; done
        while :; do for i in 1 2 3 4 5 6; do display -window root photo$i.png; sleep 0.1; done; done
        """;

    private const string Video = """
        for i in $(seq 40); do convert -size 960x540 -seed 1 plasma:fractal -swirl $((i * 6)) -seed $i -attenuate 0.05 +noise Gaussian video$i.png; done
        exec animate -geometry +480+270 -delay 3 $(seq -f video%g.png 40)
        """;

    private const string Memtest = "/usr/lib/memtest86+/memtest86+x64.iso";

    private const string X11Perf = "while :; do x11perf -repeat 1 -time 1 -rect100 -line500 -ftext -scroll500 -copywinwin500 -shmput500; done";

    /// <summary>A guest of a QEMU that is recorded instead of a desktop: what it starts from.</summary>
    public string? Disc { get; init; }

    /// <summary>How often it is played to one client; more than once only what has no state, as zlib has.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>True when updates come without being asked for.</summary>
    public bool IsContinuous => Encodings.Contains(ContinuousUpdates);

    public static RfbScenario[] All { get; } =
    [
        new("text-raw", [Raw, CopyRect], 0.5, Text, Seconds: 8),
        new("text-hextile", [Hextile, CopyRect], 0.5, Text),
        new("text-zrle", [Zrle, CopyRect], 0.5, Text),
        new("text-tight", [Tight, CopyRect], 0.5, Text),
        new("desktop-zrle", [Zrle, CopyRect], 0.5, Desktop, Seconds: 40),
        new("desktop-tight", [Tight, CopyRect], 0.5, Desktop, Seconds: 40),
        new("photo-zrle", [Zrle, CopyRect], 0.9, Photo, Seconds: 30),
        new("photo-tight", [Tight, CopyRect], 0.9, Photo, Seconds: 30),
        new("photo-jpeg", [Tight, CopyRect, Quality8], 0.9, Photo, Seconds: 40),
        new("video-jpeg", [Tight, CopyRect, Quality8], 0.9, Video, Seconds: 60),
        new("video-continuous", [Tight, CopyRect, Quality8, Fence, ContinuousUpdates], 0.9, Video, Seconds: 60),
        new("x11perf-tight", [Tight, CopyRect], 0.5, X11Perf),
        new("desktop-4k-tight", [Tight, CopyRect], 0.5, Desktop, Geometry: "3840x2160"),
        new("console-qemu", [Hextile], 0.5, "", Seconds: 40) { Disc = Memtest, Repeats = 40 },
    ];
}
