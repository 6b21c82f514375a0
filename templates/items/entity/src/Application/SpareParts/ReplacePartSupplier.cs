using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.SpareParts;
using FluentValidation;

namespace CleanTemplate.Application.SpareParts;

[RequirePermission(PartSupplierPermissions.Manage)]
public sealed record ReplacePartSupplier(PartSupplierId Id, string Name, long? IfVersion) : ICommand, IVersioned;

internal sealed class ReplacePartSupplierValidator : AbstractValidator<ReplacePartSupplier>
{
    public ReplacePartSupplierValidator() => RuleFor(command => command.Name).IsText(PartSupplier.NameLength);
}

internal sealed class ReplacePartSupplierHandler(IPartSupplierRepository partSuppliers, TimeProvider clock) : ICommandHandler<ReplacePartSupplier, Unit>
{
    public async Task<Result<Unit>> Handle(ReplacePartSupplier command, CancellationToken cancellationToken)
    {
        if (await partSuppliers.Find(command.Id, cancellationToken) is not { } partSupplier) return PartSupplierErrors.NotFound(command.Id);
        return partSupplier.Expect(command.IfVersion).Then(() => partSupplier.Rename(command.Name, clock.GetUtcNow()));
    }
}
