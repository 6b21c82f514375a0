using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.SpareParts;
using FluentValidation;

namespace CleanTemplate.Application.SpareParts;

[RequirePermission(PartSupplierPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record CreatePartSupplier(string Name) : ICommand<PartSupplierId>;

internal sealed class CreatePartSupplierValidator : AbstractValidator<CreatePartSupplier>
{
    public CreatePartSupplierValidator() => RuleFor(command => command.Name).IsText(PartSupplier.NameLength);
}

internal sealed class CreatePartSupplierHandler(IPartSupplierRepository partSuppliers, TimeProvider clock) : ICommandHandler<CreatePartSupplier, PartSupplierId>
{
    public Task<Result<PartSupplierId>> Handle(CreatePartSupplier command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult(PartSupplier.Create(PartSupplierId.New(now), command.Name, now)
            .Then(partSupplier => { partSuppliers.Add(partSupplier); return partSupplier.Id; }));
    }
}
