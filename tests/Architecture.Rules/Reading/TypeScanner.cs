using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Finds every use that a type makes of others, wherever it stands: see docs/architecture-rules.md for the list of places.</summary>
internal sealed class TypeScanner(AssemblyImage image, TypeNames types, References references)
{
    private readonly MetadataReader _reader = image.Reader;
    private readonly AttributeScanner _attributes = new(image, references);
    private readonly BodyScanner _bodies = new(image, types, references);

    /// <summary>A type with all its parts; what has none stands for the assembly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan(NamedType type, UseSink sink)
    {
        if (type.Parts is null) ScanAssembly(sink);
        else foreach (var row in type.Parts) Scan(MetadataTokens.TypeDefinitionHandle(row), sink);
    }

    // Its attributes and those of its module.
    private void ScanAssembly(UseSink sink)
    {
        sink.At(default, default);
        if (_reader.IsAssembly) _attributes.Scan(EntityHandle.AssemblyDefinition, sink);
        foreach (var handle in _reader.ExportedTypes) references.Forward(_reader.GetExportedType(handle), sink);
        _attributes.Scan(EntityHandle.ModuleDefinition, sink);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(TypeDefinitionHandle handle, UseSink sink)
    {
        var type = _reader.GetTypeDefinition(handle);
        // What a compiler-made part declares repeats what its code says; only the code counts.
        var name = types[handle];
        if (name.Source != name)
        {
            MadeByCompiler(type, handle, name.IsStateMachine, sink);
            return;
        }
        sink.At(handle, default);
        Declaration(handle, type, sink);
        foreach (var field in type.GetFields()) Field(handle, field, sink);
        for (var row = image.Properties.First(handle); row != 0; row = image.Properties.Next(row)) Property(handle, MetadataTokens.PropertyDefinitionHandle(row), sink);
        for (var row = image.Events.First(handle); row != 0; row = image.Events.Next(row)) Event(handle, MetadataTokens.EventDefinitionHandle(row), sink);
        foreach (var method in type.GetMethods()) Method(handle, method, UseKind.Return, UseKind.Parameter, sink);
        foreach (var implementation in type.GetMethodImplementations()) Override(handle, implementation, sink);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MadeByCompiler(TypeDefinition type, TypeDefinitionHandle handle, bool isStateMachine, UseSink sink)
    {
        if (Generated.IsExtensionBlock(_reader.GetString(type.Name)))
        {
            // The only place of attributes on its properties.
            foreach (var property in type.GetProperties())
            {
                sink.At(handle, property);
                _attributes.Scan(property, sink);
            }
            return;
        }
        foreach (var method in type.GetMethods())
            if (!isStateMachine || IsOfSource(method)) Method(handle, method, UseKind.Local, UseKind.Local, sink);
    }

    // The rest of a state machine is the same in each; that of an iterator asks for the current thread.
    private bool IsOfSource(MethodDefinitionHandle handle)
    {
        var name = _reader.GetMethodDefinition(handle).Name;
        return _reader.StringComparer.Equals(name, "MoveNext") || _reader.StringComparer.StartsWith(name, "<>m__Finally");
    }

    private void Declaration(TypeDefinitionHandle owner, TypeDefinition type, UseSink sink)
    {
        if (!type.BaseType.IsNil) references.Type(type.BaseType, UseKind.BaseType, sink);
        foreach (var handle in type.GetInterfaceImplementations())
        {
            var implementation = _reader.GetInterfaceImplementation(handle);
            references.Type(implementation.Interface, UseKind.Interface, sink);
            _attributes.Scan(handle, sink);
        }
        GenericParameters(type.GetGenericParameters(), sink);
        _attributes.Scan(owner, sink);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GenericParameters(GenericParameterHandleCollection parameters, UseSink sink)
    {
        foreach (var handle in parameters)
        {
            var parameter = _reader.GetGenericParameter(handle);
            _attributes.Scan(handle, sink);
            foreach (var bound in parameter.GetConstraints())
            {
                var constraint = _reader.GetGenericParameterConstraint(bound);
                references.Type(constraint.Type, UseKind.Constraint, sink);
                _attributes.Scan(bound, sink);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Field(TypeDefinitionHandle owner, FieldDefinitionHandle handle, UseSink sink)
    {
        var field = _reader.GetFieldDefinition(handle);
        sink.At(owner, handle);
        // What lies behind a property has its type.
        if (!_reader.StringComparer.StartsWith(field.Name, "<")) references.Signature(field.Signature, UseKind.Field, UseKind.Field, sink);
        _attributes.Scan(handle, sink);
        _attributes.ScanMarshalling(field.GetMarshallingDescriptor(), sink);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Property(TypeDefinitionHandle owner, PropertyDefinitionHandle handle, UseSink sink)
    {
        var property = _reader.GetPropertyDefinition(handle);
        sink.At(owner, handle);
        references.Signature(property.Signature, UseKind.Property, UseKind.Property, sink);
        _attributes.Scan(handle, sink);
    }

    private void Event(TypeDefinitionHandle owner, EventDefinitionHandle handle, UseSink sink)
    {
        var @event = _reader.GetEventDefinition(handle);
        sink.At(owner, handle);
        references.Type(@event.Type, UseKind.Event, sink, UseKind.Event);
        _attributes.Scan(handle, sink);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Method(TypeDefinitionHandle owner, MethodDefinitionHandle handle, UseKind returned, UseKind taken, UseSink sink)
    {
        var method = _reader.GetMethodDefinition(handle);
        if (IsAsynchronousInvoke(method) || IsOfRecord(handle)) return;
        sink.At(owner, handle);
        references.Signature(method.Signature, returned, taken, sink);
        if (_reader.GetBlobReader(method.Signature).ReadSignatureHeader().IsGeneric) GenericParameters(method.GetGenericParameters(), sink);
        _attributes.Scan(handle, sink);
        foreach (var parameter in method.GetParameters())
        {
            var definition = _reader.GetParameter(parameter);
            _attributes.Scan(parameter, sink);
            _attributes.ScanMarshalling(definition.GetMarshallingDescriptor(), sink);
        }
        _bodies.Scan(method, IsMoveNextOfAsync(owner, method), sink);
    }

    // The equality and printing of a record repeat its properties, and drag in what the source never names.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsOfRecord(MethodDefinitionHandle handle) => image.IsWrittenByCompiler(handle)
        && _reader.GetString(_reader.GetMethodDefinition(handle).Name) is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "op_Equality" or "op_Inequality" or "<Clone>$";

    // Invoke says it all; nobody calls BeginInvoke and EndInvoke of a delegate any more.
    private bool IsAsynchronousInvoke(MethodDefinition method) => method.ImplAttributes.HasFlag(MethodImplAttributes.Runtime)
        && (_reader.StringComparer.Equals(method.Name, "BeginInvoke") || _reader.StringComparer.Equals(method.Name, "EndInvoke"));

    // That of an iterator returns whether there is more.
    private bool IsMoveNextOfAsync(TypeDefinitionHandle owner, MethodDefinition method)
    {
        if (!types[owner].IsStateMachine) return false;
        var signature = _reader.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        signature.ReadCompressedInteger();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.Void && _reader.StringComparer.Equals(method.Name, "MoveNext");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Override(TypeDefinitionHandle owner, MethodImplementationHandle handle, UseSink sink)
    {
        var implementation = _reader.GetMethodImplementation(handle);
        if (implementation.MethodBody.Kind != HandleKind.MethodDefinition) return;
        if (IsOfRecord((MethodDefinitionHandle)implementation.MethodBody)) return;
        sink.At(owner, implementation.MethodBody);
        foreach (var use in references.Operand(implementation.MethodDeclaration))
            sink.Add(Packed.Target(use), Packed.Kind(use) == UseKind.Call ? UseKind.Override : Packed.Kind(use));
    }
}
