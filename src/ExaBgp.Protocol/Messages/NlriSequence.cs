using System.Buffers.Binary;
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
        private const int PathIdSize = 4;
        private readonly ReadOnlySpan<byte> _body;
        private ReadOnlySpan<NlriSection> _sections;
        private ReadOnlySpan<byte> _rest;
        private ReadOnlySpan<byte> _nlri;
        private NlriSection _section;
        private uint? _pathId;
        private bool _isBare;

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
                if (_rest.IsEmpty)
                {
                    if (_sections.IsEmpty) return false;
                    Enter(_sections[0]);
                    continue;
                }

                if (_section.AddPath)
                {
                    _pathId = BinaryPrimitives.ReadUInt32BigEndian(_rest);
                    _rest = _rest[PathIdSize..];
                }

                if (_isBare)
                {
                    var length = 1 + ((_rest[0] + 7) >> 3);
                    _nlri = _rest[..length];
                    _rest = _rest[length..];
                    return true;
                }

                if (Cut()) return true;
            }
        }

        private void Enter(in NlriSection section)
        {
            _section = section;
            _sections = _sections[1..];
            _rest = _body.Slice(section.Start, section.Length);
            _isBare = section.Family.BarePrefixBits != 0;
            _pathId = null;
        }

        private bool Cut()
        {
            var reader = new WireReader(_rest);
            var outcome = _section.Family.Read(ref reader, _section.AsWithdrawn, out _nlri, out var skipped);
            _rest = outcome.IsAccept ? reader.Rest : default;
            return outcome.IsAccept && !skipped;
        }
    }
}
