using System.Collections.Frozen;
using System.Reflection;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>What each role may do: every constant of this assembly that carries <see cref="GrantedToAttribute"/>.</summary>
public static class RoleGrants
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Permissions = typeof(RoleGrants).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.IsLiteral && field.IsDefined(typeof(GrantedToAttribute)))
        .SelectMany(field => field.GetCustomAttribute<GrantedToAttribute>()!.Roles, (field, role) => (Role: role, Permission: (string)field.GetRawConstantValue()!))
        .GroupBy(grant => grant.Role, grant => grant.Permission, StringComparer.Ordinal)
        .ToFrozenDictionary(grants => grants.Key, grants => grants.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static bool Allow(string role, string permission) => Permissions.TryGetValue(role, out var granted) && granted.Contains(permission);
}
