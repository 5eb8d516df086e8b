namespace Probative.Formats.TransportStream;

/// <summary>
/// The association table and the program maps as they change along the stream (ISO/IEC 13818-1, 2.4.4).
/// </summary>
internal sealed class TransportTables(DamageList damage)
{
    // A multiplex of broadcast has dozens; maps past this are counted as damage and left unread.
    private const int ProgramsMost = 256;

    private readonly SortedDictionary<int, ProgramReport> _programs = [];
    private readonly Dictionary<int, SectionAssembler> _assemblers = new() { [0] = new SectionAssembler() };
    private readonly Dictionary<int, StreamEntry> _streams = [];
    private long _offset;
    private int _pid;

    public int? TransportStreamId { get; private set; }

    public int? Version { get; private set; }

    public int VersionChanges { get; private set; }

    public long Sections { get; private set; }

    public long WrongSections { get; private set; }

    public IReadOnlyList<ProgramReport> Programs => [.. _programs.Values];

    /// <summary>Changes with every map that was read, so that streams are looked at anew.</summary>
    public int Generation { get; private set; }

    public bool IsTable(int pid) => _assemblers.ContainsKey(pid);

    public StreamEntry? StreamOf(int pid) => _streams.GetValueOrDefault(pid);

    public void Drop(int pid) => _assemblers[pid].Drop();

    public void Add(int pid, ReadOnlySpan<byte> payload, bool isStart, long offset)
    {
        _offset = offset;
        _pid = pid;
        if (!_assemblers[pid].Add(payload, isStart, Take))
            Report(TransportCodes.Section, "A section's pointer leads out of its packet.");
    }

    private void Take(ReadOnlySpan<byte> section)
    {
        var isTable = _pid == 0 && section[0] == 0;
        if (!isTable && (_pid == 0 || section[0] != 2)) return;
        if (section.Length < 12 || (section[1] & 0x80) == 0)
        {
            Report(TransportCodes.Section, "A table is shorter than its own header.");
            return;
        }

        if (Crc32.Of(section) != 0)
        {
            WrongSections++;
            Report(TransportCodes.SectionCrc, "The CRC-32 of a table is wrong; it is not used.");
            return;
        }

        Sections++;

        // A table that is announced for later does not describe the packets here.
        if ((section[5] & 1) == 0) return;
        if (isTable) TakeAssociation(section);
        else TakeMap(section);
    }

    private void TakeAssociation(ReadOnlySpan<byte> section)
    {
        TransportStreamId = (section[3] << 8) | section[4];
        var version = section[5] >> 1 & 31;
        if (Version is { } before && before != version) VersionChanges++;
        Version = version;
        for (var rest = section[8..^4]; rest.Length >= 4; rest = rest[4..])
        {
            var number = (rest[0] << 8) | rest[1];
            var pid = ((rest[2] & 0x1f) << 8) | rest[3];
            if (number == 0 || pid is 0 or 0x1fff) continue;
            var known = _programs.GetValueOrDefault(number);
            if (known?.MapPid == pid) continue;
            if (_programs.Count >= ProgramsMost || _assemblers.Count > ProgramsMost)
            {
                Report(TransportCodes.TooMany, "More programs than are read.");
                return;
            }

            _programs[number] = known is null
                ? new ProgramReport { Number = number, MapPid = pid }
                : known with { MapPid = pid };
            _assemblers.TryAdd(pid, new SectionAssembler());
        }
    }

    private void TakeMap(ReadOnlySpan<byte> section)
    {
        var number = (section[3] << 8) | section[4];
        var version = section[5] >> 1 & 31;
        if (!_programs.TryGetValue(number, out var program) || program.MapPid != _pid) return;
        var length = ((section[10] & 0x0f) << 8) | section[11];
        var body = section[..^4];
        if (program.Version == version) return;
        if (12 + length > body.Length)
        {
            Report(TransportCodes.Section, "A program map's descriptors lead out of it.");
            return;
        }

        var clock = ((section[8] & 0x1f) << 8) | section[9];
        _programs[number] = program with
        {
            ClockPid = clock == 0x1fff ? null : clock,
            Version = version,
            VersionChanges = program.VersionChanges + (program.Version is null ? 0 : 1),
            MapOffset = program.MapOffset ?? _offset,
            Descriptors = ReadDescriptors(body.Slice(12, length)),
            Streams = ReadStreams(body[(12 + length)..], number),
        };
        foreach (var old in program.Streams) _streams.Remove(old.Pid);
        foreach (var stream in _programs[number].Streams) _streams[stream.Pid] = stream;
        Generation++;
    }

    private List<StreamEntry> ReadStreams(ReadOnlySpan<byte> rest, int number)
    {
        var streams = new List<StreamEntry>();
        while (rest.Length >= 5)
        {
            var length = ((rest[3] & 0x0f) << 8) | rest[4];
            if (5 + length > rest.Length) break;
            streams.Add(new StreamEntry
            {
                Pid = ((rest[1] & 0x1f) << 8) | rest[2],
                ProgramNumber = number,
                Type = rest[0],
                Descriptors = ReadDescriptors(rest.Slice(5, length)),
            });
            rest = rest[(5 + length)..];
        }

        if (!rest.IsEmpty) Report(TransportCodes.Section, "A program map ends inside a stream.");
        return streams;
    }

    private List<Descriptor> ReadDescriptors(ReadOnlySpan<byte> bytes)
    {
        var found = Descriptor.ReadAll(bytes, out var isWhole);
        if (!isWhole) Report(TransportCodes.Section, "A descriptor leads out of its place.");
        return found;
    }

    private void Report(string code, string message) => damage.Add(new Damage(code, "", _offset, message));
}
