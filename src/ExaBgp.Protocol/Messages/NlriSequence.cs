using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>The announced or withdrawn NLRI of a decoded UPDATE, for <c>foreach</c>. They were validated by the decoder: here they are only cut again.</summary>
public readonly ref struct NlriSequence
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly ReadOnlySpan<NlriSection> _sections;

    internal NlriSequence(ReadOnlySpan<byte> body, ReadOnlySpan<NlriSection> sections)
    {
        _body = body;
        _sections = sections;
    }

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => _sections.IsEmpty;

    internal ReadOnlySpan<NlriSection> Sections => _sections;

    /// <summary>Walks over them.</summary>
    public Enumerator GetEnumerator() => new(_body, _sections);

    internal NlriSequence Only(int section) => new(_body, _sections.Slice(section, 1));

    /// <summary>The walk.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _body;
        private ReadOnlySpan<NlriSection> _sections;
        private WireReader _reader;
        private NlriSection _section;
        private ReadOnlySpan<byte> _nlri;
        private uint? _pathId;

        internal Enumerator(ReadOnlySpan<byte> body, ReadOnlySpan<NlriSection> sections)
        {
            _body = body;
            _sections = sections;
        }

        /// <summary>The NLRI reached.</summary>
        public readonly UpdateNlri Current => new(_section.Family, _pathId, _nlri, _section.Attributes);

        /// <summary>Goes to the next.</summary>
        public bool MoveNext()
        {
            while (true)
            {
                if (_reader.IsEmpty)
                {
                    if (_sections.IsEmpty) return false;
                    _section = _sections[0];
                    _sections = _sections[1..];
                    _reader = new WireReader(_body.Slice(_section.Start, _section.Length));
                    continue;
                }

                _pathId = null;
                if (_section.AddPath)
                {
                    _reader.TryReadUInt32(out var id);
                    _pathId = id;
                }

                if (!_section.Family.Read(ref _reader, _section.AsWithdrawn, out _nlri, out var skipped).IsAccept) _reader = default;
                else if (!skipped) return true;
            }
        }
    }
}
