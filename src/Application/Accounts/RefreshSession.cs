using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

[Public]
[NoIdempotencyKey("Nobody is signed in whose key it could be, and the answer is a secret.")]
public sealed record RefreshSession(string RefreshToken) : ICommand<SignedInDto>;

internal sealed class RefreshSessionValidator : AbstractValidator<RefreshSession>
{
    public RefreshSessionValidator() => RuleFor(refresh => refresh.RefreshToken).IsToken();
}

internal sealed class RefreshSessionHandler(
    ISessionRepository sessions,
    IAccounts accounts,
    IAccessTokens accessTokens,
    IRefreshTokens refreshTokens,
    IAttemptLimits limits,
    ISecurityLog log,
    TimeProvider clock) : ICommandHandler<RefreshSession, SignedInDto>
{
    public async Task<Result<SignedInDto>> Handle(RefreshSession command, CancellationToken cancellationToken)
    {
        if (refreshTokens.Read(command.RefreshToken) is not { } used) return AccountErrors.SessionEnded;
        if (limits.Refuse(Attempt.Refresh, used.Session.ToString()) is { } tooMany) return tooMany;
        if (await sessions.Find(used.Session, cancellationToken) is not { } session) return AccountErrors.SessionEnded;

        var next = refreshTokens.After(used);
        if (session.Refresh(used.Hash, next.Hash, clock.GetUtcNow()).Error is { } refusal)
        {
            if (refusal.LeavesTrace) log.Write(SecurityEventKind.RefreshReplayed, session.User, session.Id.ToString());
            return refusal;
        }

        return await accounts.FindActive(session.User, cancellationToken) is { } user
            ? SignedInDto.Of(accessTokens.Issue(user.Id, session.Id, user.Version, user.Roles), next)
            : AccountErrors.SessionEnded;
    }
}
