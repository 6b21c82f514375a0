using System.Reflection;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>The access rule of a request, read once per type.</summary>
public static class Access
{
    public static AccessAttribute Of(Type request) =>
        request.GetCustomAttributes<AccessAttribute>().ToList() is [var rule] ? rule : new NobodyAttribute();

    internal static Error? Refuse<TRequest>(ICurrentUser user) => Rule<TRequest>.Value.Refuse(user);

    private static class Rule<TRequest>
    {
        public static readonly AccessAttribute Value = Of(typeof(TRequest));
    }

    private sealed class NobodyAttribute : AccessAttribute
    {
        public override Error Refuse(ICurrentUser user) =>
            new(ErrorKind.Forbidden, "common.access_undeclared", "Nobody may do this: the request does not declare its access.");
    }
}
