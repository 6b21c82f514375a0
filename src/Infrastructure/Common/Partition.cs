using System.Net;
using System.Net.Sockets;

namespace CleanTemplate.Infrastructure.Common;

/// <summary>Whom a limit counts as one.</summary>
public static class Partition
{
    private const int NetworkBytes = 8, SiteBytes = 6;

    /// <summary>
    /// One of so many places, the same for the same key as long as the process lives. A table of all keys would grow with every stranger,
    /// and one that is full would refuse all newcomers. Strings are hashed with a seed of the process, so nobody can aim.
    /// </summary>
    public static int Of(string key, int partitions) => (int)((uint)StringComparer.Ordinal.GetHashCode(key) % (uint)partitions);

    /// <summary>An IPv4 address, or the /64 of an IPv6 address: whoever has one address of it has them all.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Prefix(address, NetworkBytes) : address.ToString();
    }

    public static string Network(string address) => IPAddress.TryParse(address, out var parsed) ? Network(parsed) : address;

    /// <summary>The /48 of an IPv6 address: often one owner has all its 65,536 networks. Null for any other address.</summary>
    public static string? Site(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? Prefix(parsed, SiteBytes) : null;

    private static string Prefix(IPAddress address, int bytes) => $"{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, bytes))}/{bytes * 8}";
}
