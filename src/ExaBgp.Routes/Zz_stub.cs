// Stand-in until OutgoingRib, IncomingRib and Watchdogs land: whoever lands them deletes this file.
using ExaBgp.Protocol.Attributes; using ExaBgp.Protocol.Nlri; using ExaBgp.Protocol.Registry; using ExaBgp.Protocol.Negotiation; using ExaBgp.Protocol.Wire;
namespace ExaBgp.Routes;
public sealed class OutgoingRib(AttributeInterner i) : IOutgoingRib {
 public AttributeInterner I => i;
 public PeerSets Sets { get; } = new(); public long Version => 0;
 public int AddPeer(RibPeerOptions options, int copyFrom = -1)=>0; public void UpdatePeer(int peer, RibPeerOptions options){} public void RemovePeer(int peer){}
 public PeerSet Configured(FamilyCodec family)=>Sets.Empty;
 public void Announce(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes){}
 public void Withdraw(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes){}
 public void Clear(PeerSet peers){} public void Flush(PeerSet peers, FamilySet families){} public void Refresh(int peer, Family family){}
 public void SessionUp(int peer, SessionContext session){} public void SessionDown(int peer){} public bool HasWork(int peer)=>false;
 public DrainStatus Drain(int peer, ByteBuffer output, int budget)=>DrainStatus.Idle; public long DrainedThrough(int peer)=>0; public int Count(int peer)=>0;
 public bool Next(int peer, scoped ref long position, out RouteRow row){row=default;return false;}
 public bool TryTakeUnsendable(out UnsendableRoute route){route=default;return false;}
}
public sealed class IncomingRib(AttributeInterner i) { public AttributeInterner I=>i; public int Count=>0; public void Clear(){} public void MarkStale(){} public void KeepStale(FamilySet f){} public void RemoveStale(){} public void EndOfRib(Family f){}
 public void Announce(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes){} public void Withdraw(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri){}
 public bool Next(scoped ref long position, out RouteRow row){row=default;return false;} }
public sealed class Watchdogs { public void Add(string name, PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes, bool announced){} public void Set(string name,bool announce,OutgoingRib rib){} public void Forget(int peer){} public void Remove(string n, PeerSet p, FamilyCodec f, uint? id, ReadOnlySpan<byte> nlri){} }
