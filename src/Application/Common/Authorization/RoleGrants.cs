using System.Collections.Frozen;
using System.Reflection;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>What each role may do: every constant of this assembly that carries <see cref="GrantedToAttribute"/>.</summary>
public static class RoleGrants
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Permissions = Read(typeof(RoleGrants).Assembly.GetTypes());

    public static bool Allow(string role, string permission) => Permissions.TryGetValue(role, out var granted) && granted.Contains(permission);

    /// <summary>By role. Wildcards are replaced by what they stand for, so that asking is one look-up.</summary>
    internal static FrozenDictionary<string, FrozenSet<string>> Read(IEnumerable<Type> types)
    {
        var grants = types
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral && field.IsDefined(typeof(GrantedToAttribute)))
            .SelectMany(field => field.GetCustomAttribute<GrantedToAttribute>()!.Roles, (field, role) => (Role: role, Permission: (string)field.GetRawConstantValue()!))
            .ToList();
        var known = grants.Select(grant => grant.Permission).Where(permission => !permission.EndsWith(CommonPermissions.Everything, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return grants
            .GroupBy(grant => grant.Role, StringComparer.Ordinal)
            .ToFrozenDictionary(
                role => role.Key,
                role => role.SelectMany(grant => Meant(grant.Permission, known)).ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
    }

    private static IEnumerable<string> Meant(string permission, IEnumerable<string> known) => permission.EndsWith(CommonPermissions.Everything, StringComparison.Ordinal)
        ? known.Where(candidate => candidate.StartsWith(permission[..^CommonPermissions.Everything.Length], StringComparison.Ordinal))
        : [permission];
}
